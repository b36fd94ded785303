"""The station's own rules and words: settings and dictionaries. They live in the file and move with it."""
