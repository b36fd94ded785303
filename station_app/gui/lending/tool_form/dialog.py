"""A tool is added, or several alike in one go, or one is put right: what is refused is said beside its field."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station_app.core.errors import NotValid, Refusal, Trouble
from station_app.core.lending import queries
from station_app.core.lending.commands import add_many, add_tool, edit_tool
from station_app.core.lending.model import Tool, ToolSaid
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import codes, entries
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.photographs import Photographs
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.lending.tool_form.fields import CODE, COUNT, FIRST, PHOTO, ToolFields, codes_from
from station_app.texts import translate
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal
from station_app.texts.troubles import explain

_PAGE = "lending"
_USUAL_KIND = "hand"
_WIDE, _TALL, _FRAME = 580, 720, 48


class ToolDialog(QDialog):
    """Open it with `add` or `edit`. Enter in a field saves; a refusal loses nothing typed, closing asks first."""

    saved = Signal(object)
    """tuple[int, ...]: the tools that were added or changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolDialog")
        self._context = context
        self._tool: Tool | None = None
        self._proposed = ""
        self._touched = False
        self._stays = False
        self.fields = ToolFields()
        self.photos = Photographs(context, self.fields, PHOTO, self.fields.photo, self)
        self.outcome = PlainLabel("", "small", wrap=True)
        self.outcome.setObjectName("toolOutcome")
        self.cancel = button("", name="toolCancel")
        self.next = button("", name="toolSaveNext")
        self.save = button("", "accent", "toolSave")
        self._build()
        self.save.clicked.connect(self._save)
        self.next.clicked.connect(self._save_and_next)
        self.cancel.clicked.connect(self.reject)
        self.fields.changed.connect(self._on_typed)
        for line in self.fields.lines():
            line.returnPressed.connect(self._save)

    def add(self) -> None:
        """Begin a new tool."""
        self._tool = None
        self._offer(_USUAL_KIND, None)
        self.fields.clear_own()
        self.fields.cabinet.clear()
        self.fields.show_many(True)
        self._begin_next()
        self._open(translate("ToolForm", "Add tools"))

    def edit(self, tool_id: int) -> None:
        """Show a tool to be put right. Raises NotFound."""
        self._tool = tool = queries.tool(self._context.db, tool_id)
        self._offer(tool.kind, tool.course)
        self.fields.show_many(False)
        self.fields.show_tool(tool)
        self.photos.show(tool.photo)
        self._touched = False
        self._open(translate("ToolForm", "Change {code} {name}").format(code=tool.code, name=tool.name))

    def reject(self) -> None:
        """Close; what was typed is only thrown away when the clerk says so."""
        if self._context.operations.busy() and not self.save.isEnabled():
            return
        if self._touched and not self._context.prompts.confirm(
            self.windowTitle(),
            translate("ToolForm", "What you typed is not saved. Throw it away?"),
            yes=translate("ToolForm", "Throw it away"),
            danger=True,
        ):
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.photos.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter in a line has saved already; Ctrl+Enter saves and begins the next.
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.next.isVisible():
                self._save_and_next()
        else:
            super().keyPressEvent(event)

    # -- saving ------------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        self._run(stays=False)

    def _save_and_next(self) -> None:
        self._run(stays=True)

    def _run(self, *, stays: bool) -> None:
        if not self.save.isEnabled():
            return  # Enter held down while the file is waited for
        self._stays = stays
        self.fields.calm()
        self.outcome.clear()
        try:
            said = self.fields.said()
            said["photo"] = self.photos.keep()
        except NotValid as refusal:
            self._refused(refusal)
            return
        except Trouble as trouble:
            self.photos.complain(explain(trouble))
            return
        self._set_busy(True)
        if self._tool is not None:
            self._edit(self._tool, said)
        elif self.fields.count.value() == 1:
            self._ask(add_tool, self._added_one, self._told(said, 1), code=self._typed_code(), **said)
        else:
            self._add_many(said)

    def _edit(self, tool: Tool, said: ToolSaid) -> None:
        shown = translate("Labels", ", ").join(tool.accessories)
        if self.fields.accessories.text() == shown:
            said["accessories"] = tool.accessories  # one of them may have a comma of its own
        words = translate("ToolForm", "Tool changed: {code} {name}").format(code=tool.code, name=said["name"])
        self._ask(edit_tool, self._changed, words, tool_id=tool.id, code=self.fields.code.text(), **said)

    def _add_many(self, said: ToolSaid) -> None:
        count, code = self.fields.count.value(), self._typed_code()
        codes = None if code is None else codes_from(code, count)
        first = self.fields.first.value()
        self._ask(add_many, self._added, self._told(said, count), count=count, first=first, codes=codes, **said)

    def _ask(self, command: Any, done: Callable[[Any], None], words: str, **facts: Any) -> None:
        told = Told(words, page=_PAGE)
        self._context.operations.run(
            command, done=done, refused=self._refused, troubled=self._troubled, about=told, **facts
        )

    def _typed_code(self) -> str | None:
        # The proposed one may be taken at another desk by now: then the next is as good.
        typed = self.fields.code.text().strip()
        return None if typed in ("", self._proposed) else typed

    def _told(self, said: ToolSaid, count: int) -> str:
        if count == 1:
            return translate("ToolForm", "Tool added: {name}").format(name=said["name"].strip())
        return translate("ToolForm", "Tools added: {name} × {count}").format(name=said["name"].strip(), count=count)

    def _added_one(self, tool: Tool) -> None:
        self._added((tool,))

    def _added(self, tools: Sequence[Tool]) -> None:
        self._finish(tools)
        if not self._stays:
            self.accept()
            return
        self.fields.clear_own()
        self._begin_next()
        last = tools[-1] if len(tools) > 1 else None
        words = translate("ToolForm", "Added: {code} {name}").format(code=tools[0].code, name=tools[0].name)
        if last is not None:
            words = translate("ToolForm", "Added: {first} to {last}").format(first=tools[0].code, last=last.code)
        self.outcome.setText(words)
        self.outcome.set_look("ok")
        announce(self.outcome, words)
        self.fields.name.setFocus()

    def _changed(self, tool: Tool) -> None:
        self._finish((tool,))
        self.accept()

    def _finish(self, tools: Sequence[Tool]) -> None:
        self._set_busy(False)
        self._touched = False
        self._context.sounds.play("done")
        self.saved.emit(tuple(tool.id for tool in tools))

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        words = explain_refusal(refusal)
        if not self.fields.refuse(refusal, words):
            self.outcome.setText(words)
            self.outcome.set_look("bad")
            announce(self.outcome, words)
        self._scroll.ensureWidgetVisible(self.fields.focusWidget() or self.fields.name)
        self._context.sounds.play("refused")

    def _troubled(self, trouble: Trouble) -> None:
        del trouble  # the window says what happened; what was typed stays
        self._set_busy(False)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._touched = True
        self._say_pieces()

    def _begin_next(self) -> None:
        (self._proposed,) = queries.next_codes(self._context.db, 1)
        self.fields.code.setText(self._proposed)
        self.photos.show(None)
        self._say_pieces()
        self._touched = False

    def _say_pieces(self) -> None:
        if self._tool is not None:
            return
        count, first = self.fields.count.value(), self.fields.first.value()
        self.fields.show_row(FIRST, count > 1)
        name = self.fields.name.text().strip() or translate("ToolForm", "Wrench")
        wide = max(2, len(str(first + count - 1)))
        hint = translate("ToolForm", "{name} {first} to {name} {last}").format(
            name=name, first=f"{first:0{wide}d}", last=f"{first + count - 1:0{wide}d}"
        )
        self.fields.say(COUNT, field_name(COUNT), hint=hint if count > 1 else "")
        codes = codes_from(self.fields.code.text().strip() or self._proposed, count)
        words = translate("ToolForm", "{first} to {last}").format(first=codes[0], last=codes[-1])
        self.fields.say(CODE, field_name(CODE), hint=words if count > 1 else "")

    def _offer(self, chosen: str, course: str | None) -> None:
        kinds = entries(self._context.db, Dictionary.TOOL_KIND)
        cabinets = dict.fromkeys(place.cabinet for place in queries.places(self._context.db) if place.cabinet)
        language = self._context.language.code
        self.fields.offer(kinds, language, list(cabinets), chosen)
        courses = entries(self._context.db, Dictionary.COURSE)
        trains = "training" not in codes(self._context.db, "station.parts_off")
        self.fields.offer_courses(courses, language, course, shown=trains)
        self.fields.retranslate()

    def _open(self, title: str) -> None:
        self.setWindowTitle(title)
        adding = self._tool is None
        for made, words in (
            (self.cancel, translate("ToolForm", "Cancel")),
            (self.next, translate("ToolForm", "Save, then the next")),
            (self.save, translate("ToolForm", "Save")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.next.setVisible(adding)
        self.fields.calm()
        self.outcome.clear()
        self.open()
        self.fields.name.setFocus()
        self.fields.name.selectAll()

    def _set_busy(self, busy: bool) -> None:
        for made in (self.save, self.next, self.cancel):
            made.setEnabled(not busy)

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 20, 8)
        column.addWidget(self.fields)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 16)
        foot.setSpacing(8)
        foot.addWidget(self.outcome, 1)
        for made in (self.cancel, self.next, self.save):
            foot.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, min(_TALL, self.screen().availableGeometry().height() - _FRAME))
