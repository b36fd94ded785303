"""Charts: keys in two directions, what is said, classes, shades with readable numbers, pictures for others."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station_app.core.paths import resources_dir
from station_app.gui.kit.charts import Bar, BarChart, Chart, Heat, HeatMap, RowChart, classes_of, paint_bars, picture_of
from station_app.gui.kit.charts.heat import CLASSES, class_of, shade_of
from station_app.gui.kit.charts.heat_painter import grid_of, ink_on, paint_heat_map, shade
from station_app.gui.runtime.theme import Theme
from tests.gui.runtime.test_looks import TOKENS, contrast

Key = Qt.Key
DAYS = ("周一", "周二", "周三")
HOURS = ("8", "9", "10", "11")
VALUES = ((0, 3, 10, 2), (1, 50, 20, 5), (0, 0, 7, 31))
HEAT = Heat(
    DAYS,
    HOURS,
    VALUES,
    tuple(tuple(f"{day} {hour}: {value}" for hour, value in zip(HOURS, row, strict=True)) for day, row in
          zip(DAYS, VALUES, strict=True)),
    "服务人次",
)  # fmt: skip


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, resources_dir(), "light")
    made.use("light")
    return made


@pytest.fixture
def heat(qtbot: QtBot, theme: Theme) -> HeatMap:
    made = HeatMap(theme, "到站时段")
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show_heat(HEAT)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


# -- keys and mouse --------------------------------------------------------------------------------------------------


def test_arrows_go_in_two_directions_and_stop_at_the_edges(heat: HeatMap, qtbot: QtBot) -> None:
    QTest.keyClick(heat, Key.Key_Down)
    assert heat.marked() == (0, 0)
    QTest.keyClick(heat, Key.Key_Down)
    QTest.keyClick(heat, Key.Key_Right)
    assert heat.marked() == (1, 1)
    with qtbot.waitSignal(heat.chosen, timeout=200) as chosen:
        QTest.keyClick(heat, Key.Key_Return)
    assert chosen.args == [1, 1]
    for _ in range(9):
        QTest.keyClick(heat, Key.Key_Right)
        QTest.keyClick(heat, Key.Key_Down)
    assert heat.marked() == (2, 3)
    QTest.keyClick(heat, Key.Key_Home)
    QTest.keyClick(heat, Key.Key_Up)
    QTest.keyClick(heat, Key.Key_Left)
    assert heat.marked() == (1, 0)
    QTest.keyClick(heat, Key.Key_End)
    assert heat.marked() == (1, 3)


def test_enter_without_a_marked_cell_chooses_nothing(heat: HeatMap, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(heat.chosen, wait=20):
        QTest.keyClick(heat, Key.Key_Return)


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # what "offscreen" says of every tool tip
def test_hover_says_the_cell_and_a_click_chooses_it(heat: HeatMap, qtbot: QtBot) -> None:
    said: list[str] = []
    heat.looked.connect(said.append)
    place = heat.grid().cell(1, 2).center().toPoint()
    QTest.mouseMove(heat, place)
    QApplication.processEvents()
    assert heat.marked() == (1, 2)
    assert said == ["周二 10: 20"]
    with qtbot.waitSignal(heat.chosen, timeout=200) as chosen:
        QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1, 2]
    with qtbot.assertNotEmitted(heat.chosen, wait=20):
        QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        QTest.mouseClick(heat, Qt.MouseButton.RightButton, pos=place)


def test_screen_readers_hear_every_cell_with_a_count(heat: HeatMap) -> None:
    assert "周二 9: 50" in heat.accessibleDescription()
    assert "周一 8" not in heat.accessibleDescription()
    assert len(heat.accessibleDescription().split("; ")) == 9


def test_leaving_forgets_the_marked_cell(heat: HeatMap) -> None:
    QTest.keyClick(heat, Key.Key_Right)
    heat.clearFocus()
    assert heat.marked() is None


def test_other_counts_forget_what_was_looked_at(heat: HeatMap) -> None:
    QTest.keyClick(heat, Key.Key_Right)
    heat.show_heat(Heat(("周一",), ("8",), ((4,),), (("周一 8: 4",),)))
    assert heat.marked() is None
    QTest.keyClick(heat, Key.Key_End)
    assert heat.marked() == (0, 0)


def test_home_and_end_go_to_the_outer_bars(qtbot: QtBot, theme: Theme) -> None:
    chart = RowChart(theme, "")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("a", 3), Bar("b", 2), Bar("c", 1)])
    said: list[str] = []
    chart.looked.connect(said.append)
    QTest.keyClick(chart, Key.Key_End)
    assert chart.marked() == 2
    QTest.keyClick(chart, Key.Key_Home)
    assert chart.marked() == 0
    assert said == ["c: 1", "a: 3"]


# -- classes and shades ----------------------------------------------------------------------------------------------


@given(most=st.integers(1, 2_000_000))
def test_classes_cover_every_count_once(most: int) -> None:
    classes = classes_of(most)
    assert 1 <= len(classes) <= CLASSES
    assert (classes[0][0], classes[-1][1]) == (1, most)
    assert all(first <= last for first, last in classes)
    assert all(one[1] + 1 == other[0] for one, other in pairwise(classes))
    assert class_of(0, classes) is None
    assert class_of(most, classes) == len(classes) - 1
    shades = [shade_of(at, len(classes)) for at in range(len(classes))]
    assert shades == sorted(set(shades))
    assert (min(shades) >= 0, shades[-1]) == (True, CLASSES - 1)


def test_nothing_counted_has_no_classes() -> None:
    assert classes_of(0) == ()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("at", range(CLASSES))
def test_numbers_can_be_read_on_every_shade(name: str, at: int) -> None:
    tokens = TOKENS[name]
    assert contrast(shade(tokens, at).name().upper(), ink_on(tokens, at).name().upper()) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_shades_can_be_told_apart_and_grow(name: str) -> None:
    tokens = TOKENS[name]
    grounds = [contrast(shade(tokens, at).name().upper(), tokens.surface) for at in range(CLASSES)]
    assert all(stronger / weaker > 1.2 for weaker, stronger in pairwise(grounds))
    assert grounds[-1] >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_cells_have_the_shade_of_their_class(name: str, qapp: QApplication) -> None:
    tokens, font = TOKENS[name], QApplication.font()
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(tokens.color("surface"))
    painter = QPainter(image)
    area = QRectF(0, 0, 400, 120)
    paint_heat_map(painter, area, HEAT, tokens, font)
    painter.end()
    grid, classes = grid_of(HEAT, area, font), classes_of(50)
    for row, values in enumerate(VALUES):
        for column, value in enumerate(values):
            at = class_of(value, classes)
            wanted = tokens.color("sunken") if at is None else shade(tokens, at)
            assert image.pixelColor(grid.cell(row, column).center().toPoint()) == wanted
    used = Counter(image.pixelColor(x, 103).name() for x in range(400))
    assert all(used[shade(tokens, at).name()] >= 10 for at in range(CLASSES)), "the legend shows every shade"


def test_numbers_on_demand_are_painted_in_the_cells(heat: HeatMap) -> None:
    place = heat.grid().cell(1, 1).toRect()
    plain = heat.grab(place).toImage()
    heat.show_numbers(True)
    assert heat.grab(place).toImage() != plain
    nothing = heat.grid().cell(0, 0).toRect()
    with_numbers = heat.grab(nothing).toImage()
    heat.show_numbers(False)
    assert heat.grab(nothing).toImage() == with_numbers, "no zero in an empty cell"


def test_a_point_is_found_in_its_cell_and_nowhere_else(heat: HeatMap) -> None:
    grid = heat.grid()
    for row in range(3):
        for column in range(4):
            assert grid.at(grid.cell(row, column).center()) == (row, column)
    assert grid.at(QPointF(2, 2)) is None
    assert grid.at(QPointF(200, 118)) is None


# -- pictures --------------------------------------------------------------------------------------------------------


def all_charts(theme: Theme) -> list[Chart]:
    bars, rows, heat = BarChart(theme, ""), RowChart(theme, ""), HeatMap(theme, "")
    bars.show_bars([Bar(str(day), day * 3 % 17) for day in range(1, 32)], highlight=4)
    rows.show_bars([Bar("外卖配送员", 934), Bar("快递员", 512)])
    heat.show_heat(HEAT)
    return [bars, rows, heat]


def test_a_picture_is_sharp_light_and_without_what_is_looked_at(qtbot: QtBot, theme: Theme) -> None:
    theme.use("dark")
    for chart in all_charts(theme):
        qtbot.addWidget(chart)
        chart.resize(300, 150)
        plain = picture_of(chart, "每日人次", "2026年8月 · 老商埠暖新之家", theme.light)
        QTest.keyClick(chart, Key.Key_Right)
        chart.set_pale(True)
        assert picture_of(chart, "每日人次", "2026年8月 · 老商埠暖新之家", theme.light) == plain
        assert plain.width() == 1280
        assert plain.pixelColor(4, 4) == TOKENS["light"].color("surface")
        colours = {plain.pixelColor(x, y).name() for x in range(0, 1280, 3) for y in range(150, plain.height(), 3)}
        assert colours & {TOKENS["light"].chart_soft.lower(), TOKENS["light"].chart.lower(),
                          TOKENS["light"].accent.lower()}  # fmt: skip
        assert picture_of(chart, "每日人次", "另一个站", theme.light) != plain
        assert picture_of(chart, "每月人次", "2026年8月 · 老商埠暖新之家", theme.light) != plain
    theme.use("light")


def test_a_pale_chart_is_painted_paler(qtbot: QtBot, theme: Theme) -> None:
    for chart in all_charts(theme):
        qtbot.addWidget(chart)
        chart.resize(300, 150)
        before = chart.grab().toImage()
        chart.set_pale(True)
        assert chart.grab().toImage() != before
        chart.set_pale(False)
        assert chart.grab().toImage() == before


def test_bars_of_a_picture_have_their_values_where_there_is_room(theme: Theme) -> None:
    def inked(bars: list[Bar], *, values: bool) -> int:
        image = QImage(400, 120, QImage.Format.Format_RGB32)
        image.fill(TOKENS["light"].color("surface"))
        painter = QPainter(image)
        paint_bars(painter, QRectF(0, 0, 400, 120), bars, TOKENS["light"], QApplication.font(), values=values)
        painter.end()
        dark = TOKENS["light"].color("text").lightness() + 30
        columns = {x // 40 for x in range(400) for y in range(100) if image.pixelColor(x, y).lightness() < dark}
        return len(columns)

    few = [Bar(str(at), 5 + at % 7) for at in range(10)]
    assert inked(few, values=False) == 0
    assert inked(few, values=True) == 10
    many = [Bar(str(at), 100_000 + (at == 55)) for at in range(100)]
    assert 1 <= inked(many, values=True) <= 3
