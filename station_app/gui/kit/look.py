"""Small things about looks: dynamic properties that the style sheet reads, and telling screen readers."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from station_app.gui.runtime.icons import Icons


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties such as kind="accent" or wrong=True and let the style sheet see them at once."""
    changed = False
    for name, value in properties.items():
        stored = ("true" if value else "false") if isinstance(value, bool) else value
        if widget.property(name) != stored:
            widget.setProperty(name, stored)
            changed = True
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.updateGeometry()


def button(text: str, kind: str = "", name: str = "") -> QPushButton:
    """A push button: kind "" | "accent" (one a view) | "big" | "small" | "quiet" | "danger"; `name` for drivers."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if name:
        made.setObjectName(name)
    if kind:
        made.setProperty("kind", kind)
    return made


def icon_button(icons: Icons, icon: str, text: str, name: str = "") -> QPushButton:
    """A button that is only an icon; `text` is what it does, as tooltip and for screen readers."""
    made = button("", "icon", name)
    made.setAccessibleName(text)
    made.setToolTip(text)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    icons.put(made, icon)
    return made


def announce(widget: QWidget, text: str) -> None:
    """Have screen readers say a text, politely, in the name of a widget."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
