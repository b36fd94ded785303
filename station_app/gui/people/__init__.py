"""The page of the people (服务对象): lists and what a look-up finds, one person's story, a form, what is asked of one.

list.py     who is offered at the left: chips, look-up      lines.py, painter.py  its lines
story.py    one person: card, figures, everything since     person_card.py, timeline.py  its parts
drafts.py   what a form holds (pure)                        form.py, fields.py, platforms.py  adding and editing
panel.py    what stands in place of the story for a moment  merge.py, merge_table.py, suspend.py, consent.py
deeds.py    the actions: keys, menu, cards to print         page.py  puts them together and acts
"""
