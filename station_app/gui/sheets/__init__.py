"""Paper sheets typed in: the day once, then row after row as on the paper; and sheets to print."""
