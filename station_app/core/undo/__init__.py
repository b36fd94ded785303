"""Taking acts back: the station returns to the same figures by new rows, history stays."""
