"""What the page has before it: one sheet or a plain pad, its rows, its gaps, and the line to be typed next."""

from collections.abc import Sequence

from station_app.core.sheets import queries
from station_app.core.sheets.model import Line, Sheet
from station_app.core.storage.database import Database
from station_app.core.visits.model import State
from station_app.core.visits.queries import by_ids
from station_app.gui.sheets.rows import Typed, rows_of
from station_app.texts import translate


class Pile:
    """Reads; a plain pad shows the visits typed in this sitting."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._loose: list[int] = []
        self.sheet: Sheet | None = None
        self.rows: dict[int, Typed] = {}

    @property
    def sheet_id(self) -> int | None:
        """The sheet, if there is one."""
        return None if self.sheet is None else int(self.sheet.id)

    def turn_to(self, sheet_id: int | None) -> None:
        """Another sheet, or the plain pad."""
        self.sheet = None if sheet_id is None else queries.by_id(self._db, sheet_id)
        self.read()

    def add_loose(self, visit_id: int) -> None:
        """A visit was typed without a sheet."""
        self._loose.append(visit_id)
        self.read()

    def read(self) -> None:
        """Read the rows anew; visits taken back leave the plain pad."""
        if self.sheet is not None:
            self.sheet = queries.by_id(self._db, self.sheet.id)
            self.rows = rows_of(queries.lines(self._db, self.sheet.id))
            return
        found = [visit for visit in by_ids(self._db, self._loose) if visit.state is not State.VOID]
        self._loose = [visit.id for visit in found]
        self.rows = rows_of([Line(at, visit, None) for at, visit in enumerate(found, 1)])

    def sheets(self) -> list[Sheet]:
        """All sheets to choose from."""
        return queries.sheets(self._db)

    def missing(self) -> list[Sheet]:
        """Other sheets nothing was typed of."""
        return [each for each in queries.missing(self._db) if each.id != self.sheet_id]

    def gaps(self) -> tuple[int, ...]:
        """The lines passed over."""
        return tuple(line for line, row in self.rows.items() if row.gap)

    def rest(self) -> Sequence[int]:
        """The lines below the lowest that is done."""
        sheet = self.sheet
        return () if sheet is None or sheet.unused else range(sheet.last + 1, sheet.lines + 1)

    def holds(self, line: int | None) -> bool:
        """Whether a line is accounted for."""
        return line in self.rows and not self.rows[line].gap

    def next_line(self, after: int = 0) -> int | None:
        """The next gap after a line that was one, else below the last, else the first gap of a full sheet; or none."""
        last, gaps = max(self.rows, default=0), self.gaps()
        if self.sheet is None:
            return last + 1
        if self.sheet.done:
            return None
        later = [gap for gap in gaps if gap > after]
        if 0 < after < last and later:
            return later[0]
        return last + 1 if last < self.sheet.lines else min(gaps, default=None)

    def words(self) -> str:
        """How far it is."""
        sheet = self.sheet
        if sheet is None:
            return translate("Paper", "Rows typed now: {count}").format(count=len(self.rows))
        if sheet.unused:
            words = translate("Paper", "Sheet {number} will never be used.")
        elif sheet.done:
            words = translate("Paper", "Sheet {number} is finished: every line is accounted for.")
        elif sheet.last == 0:
            words = translate("Paper", "Sheet {number}: nothing typed in yet")
        else:
            words = translate("Paper", "Sheet {number}: last line typed {line} of {lines}")
        said = words.format(number=sheet.number, line=sheet.last, lines=sheet.lines)
        if sheet.done or not queries.legend_changed(self._db, sheet.id):
            return said
        changed = translate(
            "Paper", "The lists were changed after it was made: letters and digits may not be those printed on it."
        )
        return f"{said} {changed}"
