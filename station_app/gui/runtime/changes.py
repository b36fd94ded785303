"""The hub: one signal that says which areas of the file were just written."""

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """Announces changes to every page; a page reads again only if it shows one of the areas and is visible."""

    changed = Signal(object)
    """frozenset[Area], after the commit, once a command."""
