"""Widgets any page may use. They know the runtime and no feature; what they say is handed in by the page.

look.py          PlainLabel's looks, dynamic properties; announce to screen readers
plain_label.py   words, never markup        card.py         a surface with a title
tag.py           a word on a soft ground    key_cap.py      a key as printed on the keyboard
chips.py         toggles that wrap          flow_layout.py  the layout that wraps them
date_field.py    a day, typed or picked
search_field.py  looks something up on a page
form.py          labelled fields, messages  figure.py       a big number and its caption
folders.py       paths that wrap, folders that open
empty_state.py   what an empty page says    result_strip.py what was just done, with undo
paged_model.py   a table over any number of ids    data_table.py  the table that shows it
card_wall.py     cards under headings, walked by arrow keys: card_grid.py where they lie, card_look.py how they look
charts.py        bars by hour or day, bars by category     job_panel.py   progress and cancel
prompts.py       every question and file choice, behind a protocol that tests replace
"""
