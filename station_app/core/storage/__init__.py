"""The station's file: the SQLite in use, opening and writing it, its schema, its backups, files written beside it."""
