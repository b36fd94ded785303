"""The one family of line icons, tinted from the tokens and tinted anew when the theme changes."""

from pathlib import Path
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton

from station_app.gui.runtime.svg import paint_svg
from station_app.gui.runtime.theme import Theme

SIZE = 20
RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


class Icons(QObject):
    """Gives icons by name (the file names in resources/icons) and colour (a token's name)."""

    def __init__(self, theme: Theme, resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folder = resources / "icons"
        self._made: dict[tuple[str, str, int, bool], QIcon] = {}
        self._dressed: WeakKeyDictionary[QAction | QAbstractButton, tuple[str, str, int]] = WeakKeyDictionary()
        theme.changed.connect(self._tint_again)

    def names(self) -> list[str]:
        """All icons there are."""
        return sorted(path.stem for path in self._folder.glob("*.svg"))

    def icon(self, name: str, color: str = "text_2", size: int = SIZE) -> QIcon:
        """The icon in a token's colour, sharp up to 300 %. Raises FileNotFoundError for a name there is none of."""
        key = (name, color, size, self._theme.dark)
        if key not in self._made:
            icon = QIcon()
            for ratio in RATIOS:
                icon.addPixmap(self.pixmap(name, color, size, ratio))
            self._made[key] = icon
        return self._made[key]

    def pixmap(self, name: str, color: str = "text_2", size: int = SIZE, ratio: float = 1.0) -> QPixmap:
        """One picture, for painters and labels; `ratio` is the widget's devicePixelRatioF()."""
        return paint_svg(self._folder / f"{name}.svg", getattr(self._theme.tokens, color), size, ratio)

    def put(self, target: QAction | QAbstractButton, name: str, color: str = "text_2", size: int = SIZE) -> None:
        """Set the icon of a button or action now and whenever the theme changes. Call again to change it."""
        self._dressed[target] = (name, color, size)
        target.setIcon(self.icon(name, color, size))

    def _tint_again(self) -> None:
        for target, (name, color, size) in list(self._dressed.items()):
            if shiboken6.isValid(target):
                target.setIcon(self.icon(name, color, size))
