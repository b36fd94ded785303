"""Ledgers and figures of the station, and the files they leave it in."""
