"""The page of the log: days and narrowing at the top, the visits, and one visit with its history at the right.

page.py       acts, and puts the parts to work      layout.py   where the parts stand, also in a slit
ranges.py     which days a chip means (pure)        filters.py  chips, lists, search · more.py, offered.py  their lists
figures.py    visits and people, and the buttons    log_table.py the columns · columns_menu.py  columns and order
reading.py    log into table · loader.py  a long one, beside the window
detail.py     the card of one visit                 history.py  the acts behind it in words · voiding.py  the reason
form.py       putting right and entering later      visit_fields.py, who.py, said.py  its fields and what they say
export_panel.py  what is shown, as a file
"""
