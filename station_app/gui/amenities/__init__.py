"""The page of amenities and supplies: the hall in cards, the check of the shift, records of checks, opening hours."""
