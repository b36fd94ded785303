"""Numbered paper sheets for hours without power, and what was typed in from them."""
