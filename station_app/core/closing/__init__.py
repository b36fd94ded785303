"""The end of the day: what is still open on one page, and closing the station in one act."""
