"""Imports: people and visits from the spreadsheets a station kept before.

`sheets` a file as a table of cells (`package` and `scan` for zipped workbooks, `delimited` for text files) ·
`columns` which column is which field · `values`, `moments`, `names` what one cell means · `cells` one line ·
`parse` lines as visits or people · `model` what all of these hand back. All of it is pure but for reading the file.
"""
