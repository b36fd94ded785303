"""Visits (到站登记): who came when, what for, and when they left or the visit ended by itself."""
