"""The desk program of a warm home. THE MAP: read this first.

Two halves. `core` is the station without a screen: its rules, its file, its reports; it imports no Qt and can be
scripted and tested alone. `gui` is the desk: it shows what the core says and runs what the core offers. Between them
`texts` makes sentences of the core's facts. `app.py` puts the window together, `cli.py` is the same core without one.

    core/
      types errors gate clock paths log masks pinyin      what everybody shares; gate.py is the one way in for words
      storage/    the one SQLite, opening and writing, schema and migrations, backups, safe files, the station's lock
      audit/      the acts: one append-only row for every change, hash-chained, ids only
      staff/      who is on duty, and the one place where rights are asked
      settings/   the station's rules and dictionaries
      people/     who is served; keys.py makes what they are found by
      shifts/     who is on duty, opening hours, heat; before amenities, since a check belongs to a shift
      amenities/  places taken and freed, faults, the check of every shift
      visits/     arriving, leaving, what was before, edited and voided; the log; coming.py: acts that count a visit
      supplies/   goods, batches, moves whose sum is the stock; after visits: what is handed out is a service of one
      training/   sessions, enrolment with its waiting list, the door, certificates; before lending: a tool may need one
      lending/    tools, loans, reservations: what is lent until when, and what stands in the way
      closing/    what is open at the end of the day, and closing the station as one act
      sheets/     numbered paper sheets and their lines
      undo/       acts taken back by new rows: the ways back, by what they take back
      search/     the one look-up box
      desk/       what the desk page reads, across features
      reports/    figures, ledgers (columns and rows), writers for xlsx and csv, export
      imports/    registers and lists taken over: look → preview (every line's fate) → take; taken back whole
      checks/     looking a file over
      demo/       an invented station, the same again for the same seed
    texts/        refusals and troubles in sentences, labels, dates, the words of sheets and of the command line
    gui/
      runtime/    knows no feature: operations (the only door for changes), undo, jobs, aside, scanner, theme …
      kit/        widgets any page may use; page.py is the base of a page, context.py what a page is handed
      printing/   cards, labels, sheets, sign-in sheets and certificates on paper and as PDF
      desk/ visits/ lending/ training/ amenities/ sheets/ people/ imports/ reports/ settings/  pages; each asks the
                  shell, none knows another
      supplies/ shifts/   lists and dialogs that the page of amenities and the shell show
      firstrun/   the three screens of a station that begins
      shell/      frame, navigation, status line, closing backup; pages.py is the list of pages, book.py turns them
    app.py opening.py beginning.py      composition root; what is open, one window after the other; a station begins
    cli.py cli_base.py cli_imports.py demo_run.py selftest.py     the command line and what it runs

Inside a core feature: model.py what it is (pure) · queries.py how it is read · records.py its rows written by plain
functions, where features above need them · commands.py how it is changed. Arrows go one way: gui → texts → core;
inside core a feature uses those listed before it; inside a feature commands → records → queries → model. They are
import-linter contracts in pyproject.toml, run by the tests.

The path of one keystroke, a card scanned at the desk:
    1 gui/desk/page.py          _on_enter / scanned      reads the field, looks it up
    2 gui/desk/acts.py          check_in                 picks the command and the services ticked now
    3 gui/runtime/operations.py run                      the only door for changes; tries again while the file is busy
    4 core/visits/commands.py   check_in(db, *, …, now)  inside storage.database.write: BEGIN IMMEDIATE … COMMIT
                                                         people and visits queries, a Refusal when a rule says no,
                                                         plain INSERTs, audit.record
    5 gui/runtime/operations.py hub.changed({VISITS})    after the commit, once; the act goes on the undo stack
    6 gui/kit/page.py           refresh                  only pages that show VISITS and are visible
    7 gui/desk/acts.py          the strip: words, colour, sound, undo

A command is a function with keyword-only arguments and `now` passed in; it returns `Done(value, touched, op)`. The same
`key` again writes nothing and returns the first Done. Commands do not call commands.
"""

__version__ = "0.1.0"
