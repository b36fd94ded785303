"""The settings page: one module a section, each of which saves what is changed at once."""
