"""Theme and icons: readable pairs in both themes, a live switch, a style sheet without gaps, sharp tinted icons."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import QApplication, QListView, QMenu, QMessageBox, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.paths import resources_dir
from station_app.gui.runtime.icons import Icons
from station_app.gui.runtime.theme import BODY_PX, FONTS, Theme, Tokens, read_tokens

TOKENS = read_tokens(resources_dir() / "theme" / "tokens.toml")
GROUNDS = ("bg", "surface", "sunken", "accent_soft")
KINDS = ("ok", "warn", "bad", "info")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text_2", "text_3", "accent") for ground in GROUNDS),
    *((kind, f"{kind}_soft") for kind in KINDS),
    *((kind, ground) for kind in KINDS for ground in ("surface", "bg", "accent_soft")),
    *((ink, f"{kind}_soft") for ink in ("text", "text_2") for kind in KINDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
]
MARK_PAIRS = [
    ("control_border", "surface"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("chart", "surface"),
]


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resources_dir())


def shown(theme: Theme) -> str:
    return "dark" if theme.dark else "light"


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(name: str, ink: str, ground: str) -> None:
    tokens = TOKENS[name]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_borders_and_bars_can_be_seen(name: str, mark: str, ground: str) -> None:
    tokens = TOKENS[name]
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


def test_tokens_are_colours_and_no_more(tmp_path: Path) -> None:
    for tokens in TOKENS.values():
        for name in Tokens.__slots__:
            assert re.fullmatch(r"#[0-9A-F]{6}", getattr(tokens, name)), name
    wrong = tmp_path / "tokens.toml"
    wrong.write_text('[light]\nbg = "#FFFFFF"\n', "utf-8")
    with pytest.raises(TypeError):
        read_tokens(wrong)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_no_gaps(theme: Theme, name: str) -> None:
    theme.use(name)
    sheet = theme.style_sheet()
    assert not re.search(r"@(?!2x|3x)", re.sub(r'url\("[^"]*"\)', "", sheet))
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(pictures) > 5
    for picture in pictures:
        assert Path(picture).exists()
        assert Path(picture.replace(".png", "@2x.png")).exists()


def test_the_switch_is_live(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    theme.use("light")
    assert shown(theme) == "light"
    with qtbot.waitSignal(theme.changed, timeout=500):
        theme.use("dark")
    assert shown(theme) == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(TOKENS["dark"].bg)
    assert TOKENS["dark"].accent in qapp.styleSheet()
    theme.use("light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(TOKENS["light"].bg)
    with qtbot.assertNotEmitted(theme.changed, wait=50):
        theme.use("light")


class ThemeOnWindows(Theme):
    """The offscreen platform has no light and dark of its own; this one is told."""

    system = False

    def system_is_dark(self) -> bool:
        return self.system


def test_the_system_is_followed_unless_fixed(qapp: QApplication) -> None:
    theme = ThemeOnWindows(qapp, resources_dir())
    theme.use("system")
    assert shown(theme) == "light"
    theme.system = True
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert shown(theme) == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(TOKENS["dark"].surface)
    theme.use("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(TOKENS["light"].surface)


def is_drawn_in(image: QImage, name: str) -> bool:
    """Whether there is ink and all of it has one colour, but for rounding."""
    wanted = QColor(name)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [color for color in pixels if color.alpha() == 255]
    return bool(solid) and all(
        abs(color.red() - wanted.red()) <= 2
        and abs(color.green() - wanted.green()) <= 2
        and abs(color.blue() - wanted.blue()) <= 2
        for color in solid
    )


def test_every_icon_is_drawn_in_the_asked_colour(theme: Theme) -> None:
    theme.use("light")
    icons = Icons(theme, resources_dir())
    needed = {
        "home", "visits", "people", "reports", "settings", "search", "undo", "check", "warning", "info", "plus",
        "chevron_left", "chevron_right", "chevron_up", "chevron_down", "calendar", "close", "download", "person",
        "card", "sun", "moon", "print",
    }  # fmt: skip
    assert needed <= set(icons.names())
    for name in icons.names():
        image = icons.pixmap(name, "bad", ratio=2.0).toImage()
        assert image.size() == QSize(40, 40)
        assert is_drawn_in(image, TOKENS["light"].bad), name
        corner_free = all(image.pixelColor(x, y).alpha() == 0 for x in (0, 39) for y in (0, 39))
        assert corner_free, name


def test_drawings_name_no_colour_of_their_own() -> None:
    for path in (resources_dir() / "icons").glob("*.svg"):
        drawing = path.read_text("utf-8")
        assert 'stroke="currentColor"' in drawing
        assert 'viewBox="0 0 20 20"' in drawing
        assert "#" not in drawing


def test_icons_are_sharp_at_200_per_cent_and_kept(theme: Theme) -> None:
    icons = Icons(theme, resources_dir())
    icon = icons.icon("home")
    assert icon is icons.icon("home")
    assert icon.pixmap(QSize(20, 20), 2.0).size() == QSize(40, 40)
    with pytest.raises(FileNotFoundError):
        icons.icon("no such icon")


def test_dressed_buttons_and_actions_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    theme.use("light")
    icons = Icons(theme, resources_dir())
    button, gone, action = QPushButton(), QPushButton(), QAction("a")
    qtbot.addWidget(button)
    for target in (button, gone, action):
        icons.put(target, "home", "accent")
    gone.deleteLater()
    qtbot.wait(10)
    del gone
    theme.use("dark")
    for icon in (button.icon(), action.icon()):
        assert is_drawn_in(icon.pixmap(QSize(20, 20)).toImage(), TOKENS["dark"].accent)
    theme.use("light")


@pytest.mark.parametrize("kind", [QTableView, QListView, QMenu, QMessageBox])
def test_small_fonts_of_the_system_are_not_taken(qapp: QApplication, theme: Theme, kind: type[QWidget]) -> None:
    theme.use("light")
    made = kind()
    before = QApplication.font(made)
    qapp.setFont(QFont("Tahoma", 8), kind.__name__)  # type: ignore[arg-type]  # its stub wants bytes
    try:
        made.ensurePolished()
        assert made.font().pixelSize() == BODY_PX
        assert made.font().families() == FONTS
        made.deleteLater()
    finally:
        qapp.setFont(before, kind.__name__)  # type: ignore[arg-type]
