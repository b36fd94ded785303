"""The statistics page: a month's figures, its bars, and the export of its visit log."""
