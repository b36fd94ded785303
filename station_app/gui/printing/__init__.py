"""Paper: sheets to write on, cards and labels with their codes, as PDF or straight to a printer. Knows no feature."""
