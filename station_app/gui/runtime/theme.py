"""The look: tokens.toml and station.qss become a palette and a style sheet, light or dark, switched while running."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from station_app.gui.runtime.svg import paint_svg

FONTS = ["Microsoft YaHei UI", "Segoe UI", "PingFang SC", "Noto Sans CJK SC"]
BODY_PX = 14

_PLACE = re.compile(r"@image\((\w+), (\w+), (\d+)\)|@([a-z][a-z_0-9]*)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each "#RRGGBB"; tokens.toml says what each is for."""

    bg: str
    surface: str
    sunken: str
    border: str
    control_border: str
    control_border_soft: str
    text: str
    text_2: str
    text_3: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    chart: str
    chart_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str

    def color(self, name: str) -> QColor:
        """A token as a colour, by its name. Raises AttributeError for a name that is no token."""
        return QColor(getattr(self, name))


def read_tokens(path: Path) -> dict[str, Tokens]:
    """The themes of a token file by name. A missing or unknown token raises TypeError."""
    return {name: Tokens(**colors) for name, colors in tomllib.loads(path.read_text("utf-8")).items()}


class Theme(QObject):
    """Dresses the application and tells painting widgets the colours of the moment. One per program, passed on."""

    changed = Signal()

    def __init__(
        self, app: QApplication, resources: Path, choice: str = "system", parent: QObject | None = None
    ) -> None:
        """`choice` is "system", "light" or "dark". Nothing is dressed until `use` or `apply` is called."""
        super().__init__(parent)
        self._app = app
        self._resources = resources
        self._themes = read_tokens(resources / "theme" / "tokens.toml")
        self._template = (resources / "theme" / "station.qss").read_text("utf-8")
        self._images = QTemporaryDir()
        self._choice = choice
        self._applied = ""
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> str:
        """What was asked for: "system", "light" or "dark"."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Whether the dark theme shows."""
        return self.system_is_dark() if self._choice == "system" else self._choice == "dark"

    def system_is_dark(self) -> bool:
        """What the system says; light when it says nothing."""
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def tokens(self) -> Tokens:
        """The colours showing now."""
        return self._themes[self._applied or self._name()]

    @property
    def light(self) -> Tokens:
        """The colours of the light theme, for what leaves the screen."""
        return self._themes["light"]

    def color(self, name: str) -> QColor:
        """The colour of a token now."""
        return self.tokens.color(name)

    def use(self, choice: str) -> None:
        """Switch to "system", "light" or "dark" at once, the frame Windows draws included."""
        self._choice = choice
        hints = self._app.styleHints()
        if choice == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
        self.apply()

    def apply(self) -> None:
        """Dress the application; call before the first window is made. Does nothing when nothing changed."""
        name = self._name()
        if name == self._applied:
            return
        first = not self._applied
        self._applied = name
        if first:
            self._app.setStyle("Fusion")
            self._app.setFont(body_font())
        self._app.setPalette(make_palette(self.tokens))
        self._app.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def style_sheet(self) -> str:
        """station.qss with its @names filled in."""
        return _PLACE.sub(self._fill, self._template)

    def _follow(self) -> None:
        # Windows went light or dark; before the first `apply` there is nothing to follow.
        if self._applied:
            self.apply()

    def _name(self) -> str:
        return "dark" if self.dark else "light"

    def _fill(self, match: re.Match[str]) -> str:
        if match[4] == "families":
            return ", ".join(f'"{family}"' for family in FONTS)
        if match[4]:
            return str(getattr(self.tokens, match[4]))
        return self._image(match[1], match[2], int(match[3]))

    def _image(self, name: str, token: str, size: int) -> str:
        # A style sheet takes pictures from files only, so the few it shows are painted into a temporary folder.
        source = self._resources / "icons" / f"{name}.svg"
        stem = f"{self._name()}-{name}-{token}-{size}"
        for ratio, suffix in ((1, ""), (2, "@2x"), (3, "@3x")):
            target = self._images.filePath(f"{stem}{suffix}.png")
            if not Path(target).exists():
                paint_svg(source, getattr(self.tokens, token), size, ratio).save(target)
        return f'url("{self._images.filePath(stem)}.png")'


def body_font() -> QFont:
    """The font everything starts from: 14 px in the first family of the list that the PC has."""
    font = QFont()
    font.setFamilies(FONTS)
    font.setPixelSize(BODY_PX)
    return font


def make_palette(tokens: Tokens) -> QPalette:
    """The palette behind the style sheet, for what Fusion and Qt's own dialogs draw themselves."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.PlaceholderText: "text_3",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.Light: "surface",
        role.Midlight: "sunken",
        role.Mid: "control_border_soft",
        role.Dark: "control_border",
        role.Shadow: "border",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
    }.items():
        palette.setColor(which, tokens.color(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, tokens.color("text_3"))
    return palette
