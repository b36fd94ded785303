"""The check of the running shift as a card: by keyboard down the list, every mark saved at once."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from station_app.core.amenities import queries
from station_app.core.amenities.commands import inspect
from station_app.core.amenities.model import Inspection, Line, Result
from station_app.core.errors import Refusal, Trouble
from station_app.core.shifts import queries as shifts
from station_app.core.shifts.model import Shift
from station_app.gui.amenities.abnormal_form import AbnormalForm, Draft
from station_app.gui.amenities.check_lines import CheckLines
from station_app.gui.amenities.photo_view import PhotoView
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import BeginShift, UndoLast
from station_app.gui.kit.result_strip import ResultStrip
from station_app.gui.kit.tag import TagLabel
from station_app.gui.kit.told import Told
from station_app.texts import translate
from station_app.texts.amenities_checks import (
    all_done,
    already_reported,
    check_title,
    found_words,
    mark_words,
    marked_as,
)
from station_app.texts.troubles import explain

_PAGE = "amenities"
_KEYS_FROM = 400
"""From this width on the keys are explained in the head, in pixels."""
_KEYS = (("1", Result.NORMAL), ("2", Result.ABNORMAL), ("0", Result.NOT_APPLICABLE))


class Checklist(Card):
    """The page calls `read` when shifts, amenities, settings or dictionaries changed."""

    asked = Signal(object)
    """A Request: sign in to a shift, take back the last act."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setObjectName("checklist")
        self._context = context
        self._shift: Shift | None = None
        self._lines: dict[str, Line] = {}
        self._drafts: dict[tuple[str, Result], Draft] = {}
        self._told: Inspection | None = None
        self._saving = False
        self._opened = ("", Result.NONE)
        self.form = AbnormalForm(context)
        self.lines = CheckLines(context.theme, self.form)
        self.badge = TagLabel(kind="accent")
        self.badge.setObjectName("checkBadge")
        self._keys = [(KeyCap(key), PlainLabel("", "small"), result) for key, result in _KEYS]
        self.nobody = EmptyState()
        self.sign_in = self.nobody.offer("", "checkSignIn")
        self.strip = ResultStrip()
        self.strip.setObjectName("checkStrip")
        self.strip.undo_button.setObjectName("checkUndo")
        self._stack = QStackedWidget()
        self._build()
        self.lines.marked.connect(self._on_marked)
        self.lines.note_asked.connect(self._on_note)
        self.lines.photo_asked.connect(self._on_photo)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._leave)
        self.sign_in.clicked.connect(self._sign_in)
        self.strip.undo_pressed.connect(self._undo)
        self.retranslate()

    def read(self) -> None:
        """Read shift and lines anew; a form that is open stays as it is."""
        db, now = self._context.db, self._context.clock.now()
        shift = shifts.current(db)
        over = shift is not None and shifts.hours(db).is_over(shift.day, now)
        self._shift = None if over else shift
        lines = [] if self._shift is None else queries.checklist(db, heat=shifts.heat(db, shifts.today(db, now)))
        self._lines = {line.item.code: line for line in lines}
        self._show()

    def retranslate(self) -> None:
        """Say every word anew."""
        for _, label, result in self._keys:
            label.setText(mark_words(result))
        self.lines.setAccessibleName(translate("Amenities", "Points of the check"))
        self.nobody.say(
            translate(
                "Amenities", "Nobody is on duty. Sign in to a shift, then walk the check: two minutes by keyboard."
            )
        )
        words = translate("Amenities", "Sign in")
        self.sign_in.setText(words)
        self.sign_in.setAccessibleName(words)
        self.form.retranslate()
        self.read()

    def focus(self) -> None:
        """The keys to the list, or to the first step."""
        (self.sign_in if self._shift is None else self.lines).setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> bool:
        """Whether something typed is not saved."""
        return bool(self._drafts) or self.form.unfinished()

    # -- marking -----------------------------------------------------------------------------------------------------

    def _on_marked(self, code: str, result: str) -> None:
        line = self._lines[code]
        if self.form.unfinished():
            self.form.say_wrong(translate("Amenities", "Save this first with Enter, or leave it with Esc."))
            self.form.focus()
        elif result == Result.ABNORMAL:
            self._open(line, Result.ABNORMAL)
        elif line.found is not None and line.found.result == result:
            self._go_on(code)  # as it is: its note stays
        else:
            self._close()
            self._run({"check_item": code, "result": result}, line)

    def _on_note(self, code: str) -> None:
        line = self._lines[code]
        if not self.form.unfinished():
            self._open(line, Result.NORMAL if line.found is None else line.found.result)

    def _on_photo(self, code: str) -> None:
        line = self._lines[code]
        if line.found is not None and line.found.photo is not None:
            PhotoView(self._context, line.found.photo, line.item.label(self._context.language.code), self).open()

    def _open(self, line: Line, result: Result) -> None:
        self.form.begin(line, result, self._drafts.pop((line.item.code, result), None))
        self._opened = (line.item.code, result)
        self.lines.go_to(line.item.code)
        self.lines.open_form(line.item.code)
        self.form.focus()

    def _save(self) -> None:
        line = self.form.line()
        if line is None or self._saving:
            return
        self.form.calm()
        try:
            facts = self.form.facts(line)
        except Trouble as trouble:
            self.form.say_wrong(explain(trouble))
            return
        if facts is not None:
            self._saving = True
            self._run(facts, line)

    def _leave(self) -> None:
        if self.form.unfinished():
            self._drafts[self._opened] = self.form.draft()
        self._close()

    def _close(self) -> None:
        self.form.end()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self, facts: dict[str, Any], line: Line) -> None:
        label = line.item.label(self._context.language.code)
        words = marked_as(label, Result(facts["result"]))
        self._context.operations.run(
            inspect,
            done=partial(self._done, words),  # several may wait for a busy file: each has its own words
            refused=self._refused,
            troubled=self._troubled,
            about=Told(words, page=_PAGE, typed=line.item.code),
            **facts,
        )

    def _done(self, words: str, found: Inspection) -> None:
        waiting = any(line.found is None for line in self._lines.values() if line.item.code != found.check_item)
        if self._saving:
            self._saving = False
            self._close()
        self.read()
        self._told = found
        if waiting or any(line.found is None for line in self._lines.values()):
            self.strip.show_result("done", words, undo=True)
            self._go_on(found.check_item)
        else:
            looked = [line.found for line in self._lines.values() if line.found is not None]
            moments = [each.at for each in looked]
            abnormal = sum(each.result is Result.ABNORMAL for each in looked)
            headline, detail = all_done(len(looked), max(moments) - min(moments), abnormal)
            self.strip.show_result("done", headline, detail, undo=True)
        self._context.sounds.play("done")

    def _refused(self, refusal: Refusal) -> None:
        self._context.sounds.play("refused")
        if self._saving:
            self._saving = False
            self.form.refuse(refusal)
        else:
            self.strip.show_result("refused", explain(refusal))
        self.read()

    def _troubled(self, trouble: Trouble) -> None:
        del trouble  # the window says what happened; what was typed stays
        self._saving = False

    def _go_on(self, code: str) -> None:
        codes = list(self._lines)
        at = codes.index(code) + 1 if code in codes else 0
        for after in (*codes[at:], *codes[:at]):
            if self._lines[after].found is None:
                self.lines.go_to(after)
                return

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        shift, language = self._shift, self._context.language.code
        self._stack.setCurrentWidget(self.nobody if shift is None else self.lines)
        self._show_keys()
        self.badge.setVisible(shift is not None)
        if shift is None:
            self.set_title(translate("Amenities", "Check of the shift"))
            return
        self.set_title(check_title(self._local(shift.started_at)))
        self._title.setToolTip(shift.staff_name)
        done = sum(line.found is not None for line in self._lines.values())
        self.badge.show_tag(f"{done} / {len(self._lines)}", "ok" if done == len(self._lines) else "accent")
        self.lines.show_lines(list(self._lines.values()), language)
        for code, line in self._lines.items():
            self._show_line(code, line)
        self._forget_told()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        # Beside a long title there is no room for what the buttons say anyway.
        shown = self._shift is not None and self.width() >= _KEYS_FROM
        for cap, label, _ in self._keys:
            cap.setVisible(shown)
            label.setVisible(shown)

    def _forget_told(self) -> None:
        told = self._told
        line = None if told is None else self._lines.get(told.check_item)
        if told is not None and (line is None or line.found != told):
            self._told = None  # taken back: what the strip told of is no more
            self.strip.clear()
            self.lines.go_to(told.check_item)

    def _show_line(self, code: str, line: Line) -> None:
        found, beneath = line.found, self.lines.found_line(code)
        wrong = found is not None and found.result is Result.ABNORMAL
        if found is None:
            fault = line.fault
            note = "" if fault is None else already_reported(fault, several=len(line.amenities) > 1)
            self.lines.row(code).show_found(None, note, wrong=True)
        else:
            self.lines.row(code).show_found(found.result, "" if wrong else found.note or "", wrong=False)
        if found is not None and wrong:
            about = dict(line.amenities).get(found.amenity_id) if found.amenity_id is not None else None
            mine = found.fault_id is not None and queries.opened_by(self._context.db, found.fault_id, found.id)
            words = found_words(found, about, line.fault, opened_here=mine)
            beneath.show_words(words, photo=found.photo is not None)
        beneath.setVisible(wrong)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(shifts.hours(self._context.db).zone)

    def _sign_in(self) -> None:
        self.asked.emit(BeginShift())

    def _undo(self) -> None:
        self.asked.emit(UndoLast())

    def _build(self) -> None:
        self.header.insertWidget(1, self.badge)
        for cap, label, _ in self._keys:
            self.header.addWidget(cap)
            self.header.addWidget(label)
        self.header.setSpacing(5)
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.nobody)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self.strip)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(foot)
