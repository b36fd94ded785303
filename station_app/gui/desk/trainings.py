"""Trainings at the desk: Ctrl+T offers the sessions to come to whoever is meant; a digit or Enter takes one."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from station_app.core.desk.model import Does, Offered
from station_app.core.desk.queries import offered, trains
from station_app.core.errors import Refusal
from station_app.core.training import commands
from station_app.core.training.model import Enrolment, EnrolmentState
from station_app.core.training.refusals import EnrolledElsewhere, SessionFull
from station_app.core.types import Area
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.at_hand import StillAtHand
from station_app.gui.desk.candidates import Candidate
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.meant import person_meant
from station_app.gui.desk.picking import DeskPicking
from station_app.gui.desk.training_says import TrainingSays
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate
from station_app.texts.troubles import explain

_LINES, _LINES_LOW, _LOW_PX = 9, 4, 640
_DIGIT_MS = 200
"""A digit alone for so long was pressed by hand; a scanner's next key comes sooner, and it is no choice."""


@dataclass(frozen=True, slots=True)
class _Open:
    """The panel as it stands: for whom, what stood in the field, the sessions, what was refused once."""

    person_id: int
    at_hand: bool
    typed: str
    sessions: tuple[Offered, ...]
    refused: frozenset[str] = frozenset()
    refused_of: int | None = None
    key: str = field(default_factory=lambda: str(uuid4()))


class DeskTrainings(QObject):
    """One panel at a time. What is typed or scanned meanwhile is about somebody else, and it closes."""

    def __init__(self, context: Context, entry: EntryCard, acts: DeskActs, picking: DeskPicking, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._entry = entry
        self._acts = acts
        self._picking = picking
        self._panel = entry.training
        self._says = TrainingSays(context)
        self._open: _Open | None = None
        self._digit = QTimer(self)
        self._digit.setSingleShot(True)
        self._digit.setInterval(_DIGIT_MS)
        self._digit.timeout.connect(self._on_digit)
        self._actions = Actions(page)
        self._actions.add("desk.training", "", self.begin, keys=("Ctrl+T",), anywhere=False).setAutoRepeat(False)
        self._panel.enter_asked.connect(self._act)
        self._panel.picked.connect(self._on_picked)
        context.hub.changed.connect(self._on_changed)

    def retranslate(self) -> None:
        """Say the words of the key, and of the panel while it is open."""
        self._offer_key()
        if self._shows():
            self._show(self._panel.marked())

    # -- what the page tells -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ctrl+T: offer the sessions to come to whoever is marked, found alone, borrowing, or at hand."""
        if self._shows():
            return
        whom = self._whom()
        if whom is None:
            self._context.sounds.play("look")
            return
        person_id, at_hand = whom
        low = self._entry.window().height() < _LOW_PX
        limit = _LINES_LOW if low else _LINES
        sessions = offered(self._context.db, person_id, now=self._context.clock.now(), limit=limit)
        if not sessions:
            self._entry.show_hint(self._says.none_planned())
            self._context.sounds.play("look")
            return
        self._open = _Open(person_id, at_hand, self._entry.field.text(), tuple(sessions))
        self._entry.field.letters_only()
        self._entry.field.clear()
        self._show(_first_to_do(sessions))
        self._entry.field.setFocus()
        self._context.sounds.play("look")

    def typed(self, text: str) -> bool:
        """A digit alone marks its line and takes it a moment later; False: it is about something else."""
        self._digit.stop()
        if not self._shows() or self._open is None:
            self.drop()
            return False
        plain = text.strip()
        if not plain:
            return True
        if len(plain) == 1 and plain.isdecimal() and 1 <= int(plain) <= len(self._open.sessions):
            self._mark(int(plain) - 1)
            self._digit.start()
            return True
        self.drop()
        return False

    def step(self, step: int) -> bool:
        """The arrow keys, through the lines; False when they are not shown."""
        if not self._shows() or self._open is None:
            return False
        self._mark(max(0, min(self._panel.marked() + step, len(self._open.sessions) - 1)))
        return True

    def enter(self) -> bool:
        """Enter: what the marked line says; False when the panel is not shown."""
        if not self._shows():
            return False
        self._act()
        return True

    def escaped(self) -> bool:
        """Close it, with the text that stood there before; False when it is not shown."""
        if not self._shows() or self._open is None:
            return False
        typed = self._open.typed
        self.drop()
        self._entry.field.setText(typed)
        self._entry.field.textEdited.emit(typed)
        return True

    def drop(self) -> None:
        """It is about something else."""
        self._digit.stop()
        if self._open is not None:
            self._open = None
            self._entry.say_onward("")

    def hint(self, rows: list[Candidate]) -> str:
        """What the key does with the one who was found, when they are on the list of a training; empty else."""
        return self._says.key() if len(rows) == 1 and rows[0].enrolled else ""

    # -- for whom ----------------------------------------------------------------------------------------------------

    def _whom(self) -> tuple[int, bool] | None:
        entry, row = self._entry, person_meant(self._entry)
        if row is not None:
            return row.person_id, False
        if entry.showing() is entry.newcomer:
            entry.newcomer.complain(self._says.register_first())
        elif entry.showing() is entry.candidates:
            entry.show_candidates(self._says.mark_first())
        elif (borrower := self._picking.lending.person()) is not None and entry.showing() is entry.tool:
            return borrower, True
        elif (person := self._picking.near.person()) is not None and self._is_clear():
            return person, True
        else:
            entry.show_hint(self._says.whom())
        return None

    def _is_clear(self) -> bool:
        # A text that means nobody yet is about somebody else than whoever stands here.
        return not self._entry.field.text().strip() or self._entry.showing() is self._entry.here

    # -- showing -----------------------------------------------------------------------------------------------------

    def _shows(self) -> bool:
        return self._open is not None and self._entry.showing() is self._panel

    def _show(self, marked: int) -> None:
        if self._open is not None:
            self._panel.offer(self._says.which(self._open.person_id), self._says.rows(self._open.sessions), marked)
            self._entry.show_training()
            self._say_onward(marked)

    def _mark(self, at: int) -> None:
        if at != self._panel.marked():
            self._panel.complain("")
        self._panel.rows.mark(at)
        self._say_onward(at)

    def _say_onward(self, at: int) -> None:
        if self._open is not None:
            words = self._says.onward(self._open.sessions[at])
            self._panel.say_onward(words)
            self._entry.say_onward(words or translate("Desk", "Nothing to do"))

    def _on_picked(self, at: int) -> None:
        self._mark(at)
        self._act()

    def _on_digit(self) -> None:
        if self._shows() and len(self._entry.field.text().strip()) == 1:
            self._act()

    # -- doing it ----------------------------------------------------------------------------------------------------

    def _act(self) -> None:
        self._digit.stop()
        opened, at = self._open, self._panel.marked()
        if opened is None or at < 0:
            return
        chosen = opened.sessions[at]
        if chosen.does is Does.NOTHING:
            self._entry.field.clear()
            self._panel.complain(self._says.no_way_on(chosen))
            self._context.sounds.play("look")
            return
        session = chosen.session
        refused = opened.refused if opened.refused_of == session.id else ()
        more: dict[str, Any] = dict.fromkeys(refused, True)
        self._acts.hand_over()
        self._context.operations.run(
            commands.sign_in if chosen.does is Does.SIGN_IN else commands.enrol,
            session_id=session.id,
            person_id=opened.person_id,
            key=f"{opened.key}.{session.id}",
            done=partial(self._done, opened, chosen),
            refused=partial(self._refused, opened, chosen),
            about=(StillAtHand if opened.at_hand else Told)(
                self._says.done(chosen.does, opened.person_id, session), "desk", opened.typed
            ),
            **more,
        )

    def _done(self, opened: _Open, chosen: Offered, enrolment: Enrolment) -> None:
        if self._open is not None and self._open.key == opened.key:
            self.drop()
        waits = enrolment.state is EnrolmentState.WAITING
        does = Does.WAIT if waits else Does.SIGN_IN if chosen.does is Does.SIGN_IN else Does.ENROL
        self._picking.stays_at_hand(enrolment.person_id, enrolment.visit_id)
        headline = self._says.done(does, enrolment.person_id, chosen.session)
        self._acts.finish("look" if waits else "done", headline, self._says.after(enrolment), undo=True)

    def _refused(self, opened: _Open, chosen: Offered, refusal: Refusal) -> None:
        self._context.sounds.play("refused")
        if self._open is None or self._open.key != opened.key:
            self._acts.refused.emit(explain(refusal))  # the file was busy, and the clerk has gone on
            return
        insisted = {EnrolledElsewhere: "walk_in", SessionFull: "widen"}.get(type(refusal))
        now = self._context.clock.now()
        sessions = offered(self._context.db, opened.person_id, now=now, limit=len(opened.sessions))
        if not sessions:
            self.drop()
            self._entry.show_hint(explain(refusal))
            return
        self._open = replace(
            opened,
            sessions=tuple(sessions),
            refused=(opened.refused if opened.refused_of == chosen.session.id else frozenset())
            | ({insisted} if insisted else set()),
            refused_of=chosen.session.id,
        )
        self._entry.field.clear()
        at = next((place for place, each in enumerate(sessions) if each.session.id == chosen.session.id), 0)
        self._show(at)
        self._panel.complain(self._says.refused(refusal))
        self._entry.field.setFocus()

    # -- the key -----------------------------------------------------------------------------------------------------

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if Area.SETTINGS in touched:
            self._offer_key()

    def _offer_key(self) -> None:
        keeps = trains(self._context.db)
        self._actions.get("desk.training").setEnabled(keeps)
        words = translate("Desk", "Enrol in a training or sign in: whoever is marked or at hand") if keeps else ""
        self._actions.say("desk.training", words)


def _first_to_do(sessions: list[Offered]) -> int:
    """The line Enter takes at once: a session of today they are on the list of, else the first with a way on."""
    listed = [at for at, each in enumerate(sessions) if each.does is Does.SIGN_IN and each.state is not None]
    ways = [at for at, each in enumerate(sessions) if each.does is not Does.NOTHING]
    return next(iter([*listed, *ways]), 0)
