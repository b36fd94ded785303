"""The columns of the preview of a list of enrolments: who, in which session, on its list or waiting."""

from collections.abc import Callable
from datetime import date

from station_app.core.errors import NotFound
from station_app.core.imports.preview import Group, PreviewRow
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.model import EnrolmentState, Session
from station_app.gui.imports.line_table import LineColumns, Room, longest_fate
from station_app.gui.kit.paged_model import Cell, Column, Tag
from station_app.texts import translate
from station_app.texts.dictionaries import Words
from station_app.texts.training import state_of_enrolment, when


class EnrolmentColumns(LineColumns):
    """A line of the file is somebody in a session; sessions are read when a line of theirs is first shown.

    `whole`: all of the list is for one session, which needs no column.
    """

    def __init__(
        self, words: Words, today: date, changed: Callable[[int], bool], db: Database, language: str, *, whole: bool
    ) -> None:
        super().__init__(words, today, changed)
        self._db, self._language, self._whole = db, language, whole
        self._sessions: dict[int, Session | None] = {}

    def columns(self, kind: str, room: Room) -> tuple[Column[PreviewRow], ...]:  # noqa: ARG002 - of enrolments alone
        """The columns there is room for."""
        wide = room == "wide"
        name = Column(
            translate("Imports", "Who"),
            self.who if wide else self.name,
            fits="欧阳明月 138****0000 " + (translate("Imports", "new person") + "　　" if wide else ""),
        )
        chosen = (
            (True, Column(translate("Imports", "Row"), self.row, "right", fits="99,999")),
            (True, Column(translate("Imports", "Fate"), self.fate, fits=longest_fate())),
            (True, name),
            (not self._whole and room != "small", Column(translate("Imports", "Session"), self.session, stretch=True)),
            (True, Column(translate("Imports", "Decided, or why not"), self.why, stretch=True)),
        )
        return tuple(column for shown, column in chosen if shown)

    def fate(self, line: PreviewRow) -> Cell:
        """As of any line; who waits is said in the word itself."""
        if line.unit == EnrolmentState.WAITING and not self._changed(line.row):
            return Cell(tags=(Tag(state_of_enrolment(EnrolmentState.WAITING), "warn"),))
        return super().fate(line)

    def session(self, line: PreviewRow) -> Cell:
        """What it is called, and when it is."""
        session = self._session(line)
        return Cell() if session is None else Cell(session.title(self._language), self._when(session))

    def understood(self, line: PreviewRow) -> str:
        """消防安全 · 11月27日 15:00–16:00 · 已报名: how a line was read; nothing for one that is no record."""
        if line.group in (Group.SKIPPED, Group.NOT_TAKEN):
            return ""
        session = self._session(line)
        parts = [
            "" if session is None else session.title(self._language),
            "" if session is None else self._when(session),
            "" if line.unit is None else state_of_enrolment(EnrolmentState(line.unit)),
            self.work(line),
            line.note or "",
        ]
        return " · ".join(part for part in parts if part)

    def _when(self, session: Session) -> str:
        return when(session, zone(self._db), self._today)

    def _session(self, line: PreviewRow) -> Session | None:
        number = line.session_id
        if number is None:
            return None
        if number not in self._sessions:
            try:
                self._sessions[number] = queries.session(self._db, number)
            except NotFound:
                self._sessions[number] = None
        return self._sessions[number]
