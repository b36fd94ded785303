"""What runs the window and knows no feature: the door for changes, undo, jobs, scans, looks, language, crash report.

changes.py     Hub: says which areas of the file changed
operations.py  Operations: the only door through which a page changes anything
undo.py        UndoStack: the acts of this sitting
jobs.py        Job: long work in a child process (job_child.py is its Qt-free other end)
scanner.py     ScanRouter: a scan goes to one place, whatever has the focus
theme.py       Theme: tokens, palette, style sheet; icons.py: the icons tinted from it
i18n.py  prefs.py  sounds.py  actions.py  instance.py  crash.py    each what its name says
"""
