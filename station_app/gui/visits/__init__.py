"""The page of the log: days and narrowing at the top, the visits, and one visit with its history at the right.

ranges.py     which days a chip means (pure)      filters.py   chips, lists and the search field
log_table.py  the columns                         detail.py    the card of one visit
history.py    the acts behind a visit in words    voiding.py   the reason, and the act
figures.py    visits and people side by side    page.py      puts them together and acts
"""
