"""How a setting reaches the core: fields that save by themselves, and the one command behind all of them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from station_app.core.errors import Refusal
from station_app.core.settings import commands, queries
from station_app.core.settings.model import Value
from station_app.core.storage.database import Database
from station_app.core.types import Done
from station_app.gui.kit.chips import Chips
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal


def set_setting(
    db: Database, *, setting: str, value: Value, now: datetime, by: int | None, key: str | None = None
) -> Done[Value]:
    """Set one setting by name. For `Operations`, whose `key` is the form's UUID. Refused: what the core refuses."""
    return commands.set(db, key=setting, value=value, now=now, by=by, form=key)


class SettingLine(QLineEdit):
    """One setting as a line of text. Enter or leaving saves it; Escape brings back what is stored.

    A refused value stays, with the message beside it.
    """

    saved = Signal(str)
    """The setting's name, after it was stored."""

    def __init__(self, context: Context, form: Form, setting: str, tidy: Callable[[str], Value] | None = None) -> None:
        """Adds itself to the form. `tidy` makes the value out of the text, as forgivingly as it can."""
        super().__init__()
        self.setting = setting
        self.setObjectName(f"settings.{setting}")
        self._context = context
        self._form = form
        self._tidy = tidy
        self._stored = ""
        form.add(setting, "", self)
        self.editingFinished.connect(self._save)

    def show_stored(self) -> None:
        """Show what the file says, unless something unsaved stands here."""
        if self.text() == self._stored:
            self._show(queries.get(self._context.db, self.setting))

    def retranslate(self) -> None:
        """The label in the language in force."""
        self._form.say(self.setting, field_name(self.setting))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self._show(self._stored)
            self._form.calm(self.setting)
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        text = self.text()
        if text == self._stored:
            self._form.calm(self.setting)
            return
        value = self._tidy(text) if self._tidy is not None else text
        self._context.operations.run(
            set_setting,
            setting=self.setting,
            value=value,
            undoable=False,
            done=self._on_saved,
            refused=self._on_refused,
        )

    def _on_saved(self, value: Value) -> None:
        self._show(value)
        self._form.calm(self.setting)
        self.saved.emit(self.setting)

    def _on_refused(self, refusal: Refusal) -> None:
        # Left by Tab or the mouse, the clerk is elsewhere already: nobody is pulled back.
        self._form.complain(self.setting, explain_refusal(refusal), go_there=self.hasFocus())
        self._context.sounds.play("refused")

    def _show(self, value: Value) -> None:
        self._stored = str(value)
        self.setText(self._stored)
        self.setCursorPosition(len(self._stored))


class SettingToggles(QObject):
    """One setting that is a list, as chips: saved at each press. A refused choice goes back to what is stored."""

    saved = Signal(str)
    """The setting's name, after it was stored."""

    def __init__(self, context: Context, form: Form, setting: str, chips: Chips) -> None:
        """Adds the chips to the form."""
        super().__init__(chips)
        self._context = context
        self._form = form
        self._setting = setting
        self._chips = chips
        chips.setObjectName(f"settings.{setting}")
        form.add(setting, "", chips)
        chips.changed.connect(self._save)

    def show_stored(self) -> None:
        """Show what the file says."""
        self._chips.choose(queries.codes(self._context.db, self._setting))

    def _save(self, chosen: list[str]) -> None:
        self._context.operations.run(
            set_setting,
            setting=self._setting,
            value=chosen,
            undoable=False,
            done=self._on_saved,
            refused=self._on_refused,
            troubled=self._on_trouble,
        )

    def _on_saved(self, value: Value) -> None:
        del value
        self._form.calm(self._setting)
        self.saved.emit(self._setting)

    def _on_refused(self, refusal: Refusal) -> None:
        self.show_stored()
        self._form.complain(self._setting, explain_refusal(refusal), go_there=False)

    def _on_trouble(self, _trouble: object) -> None:
        self.show_stored()


class SettingSwitch(QCheckBox):
    """One setting that is a yes or a no, saved at once. Refused, it goes back to what is stored."""

    saved = Signal(str)
    """The setting's name, after it was stored."""

    def __init__(self, context: Context, form: Form, setting: str) -> None:
        """Adds itself to the form."""
        super().__init__()
        self._context, self._form, self._setting = context, form, setting
        self.setObjectName(f"settings.{setting}")
        form.add(setting, "", self)
        self.clicked.connect(self._save)

    def show_stored(self) -> None:
        """Show what the file says."""
        self.setChecked(queries.flag(self._context.db, self._setting))

    def _save(self) -> None:
        self._context.operations.run(
            set_setting,
            setting=self._setting,
            value=self.isChecked(),
            undoable=False,
            done=self._on_saved,
            refused=self._on_refused,
            troubled=self._on_trouble,
        )

    def _on_saved(self, value: Value) -> None:
        del value
        self._form.calm(self._setting)
        self.saved.emit(self._setting)

    def _on_refused(self, refusal: Refusal) -> None:
        self.show_stored()
        self._form.complain(self._setting, explain_refusal(refusal), go_there=False)

    def _on_trouble(self, _trouble: object) -> None:
        self.show_stored()


def whole_number(text: str) -> Value:
    """The number written, or the text for the core to refuse."""
    plain = text.strip()
    return int(plain) if plain.isdecimal() else plain
