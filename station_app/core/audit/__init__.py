"""The acts: one append-only row for every change, who did it, what it was about, what it takes back. Ids only."""
