"""The page of trainings: sessions at the left, the roster of one at the right."""
