"""Supplies 物资 on the screen: the list of stock, and what is done with it; a part of the page of amenities."""
