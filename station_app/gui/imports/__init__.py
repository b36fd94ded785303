"""The import assistant: a file is looked at, its columns understood, every line shown, and only then taken over.

page.py      what the shell calls       views.py    the steps one over the other     flow.py    one leads to the next
steps.py     where the clerk is         foot.py     buttons, progress, complaints    work.py    what is done in children
start.py     the file, and why one was refused      past.py     earlier imports, each to be taken back
columns.py   kind, sheet, characters, header row, fields  (header_table.py the first rows, column_list.py the columns,
             column_row.py one of them,
             session_box.py which session a list of enrolments is for, choosers.py what is chosen)
preview.py   every line and its fate  (fates.py the filters, kind_columns.py the columns of a kind: line_table.py,
             tool_columns.py, supply_columns.py, enrolment_columns.py; detail.py the line at hand,
             whose.py whose it is, person_picker.py somebody picked, cells.py its cells, mending.py what is put right,
             fixes.py all of that so far, scroll.py areas that scroll)
done.py      what was taken over        after.py    what follows     taking_back.py  a whole import undone
saving.py    the report as a file, report_job.py how it is written in a child
places.py    the private folder of the previews     runner.py   one job after the other    words.py, outcome.py  words
"""
