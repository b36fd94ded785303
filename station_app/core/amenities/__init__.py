"""What the station has: amenities and their places, what is broken, and the check of every shift."""
