"""The page of the people (服务对象): the latest visitors or what a look-up finds, one person's story, a form.

list.py     who is offered at the left      painter.py   how a line of it looks
story.py    one person: card, figures, visits            person_card.py, timeline.py  its parts
drafts.py   what a form holds (pure)                     form.py, fields.py, platforms.py  adding and editing
page.py     puts them together and acts
"""
