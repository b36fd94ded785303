"""Actions with their keys, declared where they are done, so that F1 can list them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the list of keys: an action's name, its words, its keys as this system writes them."""

    name: str
    text: str
    keys: tuple[str, ...]


class _Action(QAction):
    """An action that tells its slot nothing, so that `checked` never lands in an optional argument."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.triggered.connect(self._tell)

    def _tell(self) -> None:
        self.done.emit()


class Actions(QObject):
    """The actions of one page or window; they live and die with its widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._actions: dict[str, _Action] = {}

    def add(
        self,
        name: str,
        text: str,
        slot: Callable[[], None],
        *,
        keys: Sequence[str] = (),
        anywhere: bool = True,
    ) -> QAction:
        """Declare an action. `keys` like "Ctrl+Z"; `slot` is a bound method of a QObject and takes nothing.

        `anywhere`: the keys work in the whole window, else only inside the widget. Refuses a name twice (ValueError)
        and any other kind of slot (TypeError).
        """
        if name in self._actions:
            raise ValueError(f"there is an action {name} already")
        if not isinstance(getattr(slot, "__self__", None), QObject):
            raise TypeError("a slot is a bound method of a QObject; anything else outlives its widget")
        action = _Action(self)
        action.setObjectName(f"action.{name}")
        action.setText(text)
        action.setShortcuts([QKeySequence(key) for key in keys])
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WindowShortcut if anywhere else context.WidgetWithChildrenShortcut)
        action.done.connect(slot)
        self._widget.addAction(action)
        self._actions[name] = action
        return action

    def get(self, name: str) -> QAction:
        """An action by name, to enable it or put it on a button. Raises KeyError."""
        return self._actions[name]

    def say(self, name: str, text: str) -> None:
        """New words for an action, after the language changed."""
        self._actions[name].setText(text)

    def lines(self) -> list[KeyLine]:
        """All actions that have keys and words, in the order they were declared; one without words is not offered."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            KeyLine(name, action.text(), tuple(key.toString(native) for key in action.shortcuts()))
            for name, action in self._actions.items()
            if action.shortcuts() and action.text()
        ]
