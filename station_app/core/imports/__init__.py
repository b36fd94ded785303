"""Imports: people, visits, tools, goods and enrolments from the spreadsheets a station kept before.

What somebody says of a file: `source`. What is in it, without deciding anything: `sheets` a file as a table of cells
(`package` and `scan` for zipped workbooks, `delimited` and `encodings` for text files) · `headers` and `columns` which
row is the header and which column which field, `guess` where no word says so · `values`, `moments`, `names` what one
cell means · `cells` one line · `mended` cells typed anew · `register` and `parse` lines as visits or people · `model`
what all of these hand back, `refusals` why a file is not read. All of it is pure but for reading the file.

What becomes of each line: `resolve` whose it is · `listed` which session it names · `plan_visits`, `plan_people`,
`plan_tools`, `plan_supplies`, `plan_enrolments` the decisions, reading the station only · `fates` how they are told ·
`look` the first step of the assistant, `preview` and `preview_file` the second, `report`, `telling` and `report_file`
the last.

What is written: `staging` puts it ready in temporary tables and copies it over in one transaction · `kind`, `reading`
and `take` do all that is alike for every kind · `visits`, `people`, `tools`, `supplies`, `enrolments` are what each
does its own way · `commands` the doors. The way back is `undo/import_ways.py`.

Another kind of import is: its fields in `headers` and `columns`, a parser of its lines, a plan with
`lines`, `rows()` and counts, a class like `visits.Visits` (kind.Kind) that parses, plans, stages and writes, one entry
in `commands.KINDS`, and one way back. Looking, previewing, correcting, remembering columns, reports, the list of
imports, cancelling and the lock come with `take`.
"""
