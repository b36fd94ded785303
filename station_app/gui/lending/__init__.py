"""The page of the tools (借还): cabinets at the left, lending and bringing back by keyboard or scanner at the right."""
