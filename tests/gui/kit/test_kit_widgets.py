"""The small widgets: what they show, say to screen readers, and answer to keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.paths import resources_dir
from station_app.gui.kit.card import Card
from station_app.gui.kit.charts import Bar, BarChart, RowChart, paint_bars, paint_rows
from station_app.gui.kit.chips import Chip, Chips, Choice
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.form import Form
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import icon_button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.result_strip import ResultStrip
from station_app.gui.kit.tag import TagLabel
from station_app.gui.runtime.icons import Icons
from station_app.gui.runtime.jobs import Job
from station_app.gui.runtime.theme import Theme

SERVICES = [Choice(code, words, str(n)) for n, (code, words) in enumerate(
    [("water", "饮水"), ("rest", "休息"), ("charging", "充电"), ("hot_food", "热饭"), ("meal", "用餐")], start=1
)]  # fmt: skip
NASTY = "<img src=x><b>王</b>&amp;"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp, resources_dir())
    theme.use("light")
    return theme


@pytest.fixture
def chips(qtbot: QtBot, theme: Theme) -> Chips:
    chips = Chips("服务内容")
    qtbot.addWidget(chips)
    chips.offer(SERVICES)
    return chips


def test_words_are_never_markup(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    strip = ResultStrip()
    for widget in (PlainLabel(NASTY), TagLabel(NASTY), Card(NASTY, hint=NASTY), EmptyState(NASTY), strip):
        layout.addWidget(widget)
    strip.show_result("done", NASTY, NASTY)
    labels = window.findChildren(QLabel)
    assert len(labels) > 6
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_chips_tell_what_the_clerk_chose(qtbot: QtBot, chips: Chips) -> None:
    chips.choose(["rest", "unknown"])
    assert chips.chosen() == ["rest"]
    with qtbot.waitSignal(chips.changed, timeout=200) as told:
        assert chips.toggle("water")
    assert told.args == [["water", "rest"]]
    with qtbot.assertNotEmitted(chips.changed):
        chips.choose([])
    assert not chips.toggle("unknown")


def test_chips_keep_the_choice_when_offered_anew(chips: Chips) -> None:
    chips.choose(["meal", "rest"])
    chips.offer([*SERVICES[1:], Choice("reading", "阅读")])
    assert chips.chosen() == ["rest", "meal"]


def test_the_chips_at_the_front_stay_when_others_come_after_them(chips: Chips) -> None:
    chips.choose(["rest"])
    water, rest = chips.chip("water"), chips.chip("rest")
    chips.offer([*SERVICES[:2], Choice("new", "新的"), SERVICES[4]])
    assert (chips.chip("water"), chips.chip("rest")) == (water, rest)
    assert [chip.value for chip in chips.findChildren(Chip) if not chip.isHidden()] == ["water", "rest", "new", "meal"]
    assert chips.chosen() == ["rest"]
    water.say("热水")
    chips.offer(SERVICES)  # what was said of one is no choice that stands there already
    assert chips.chip("water").text() == "饮水"
    assert chips.chosen() == ["rest"]


def test_exclusive_chips_have_one_choice(qtbot: QtBot, theme: Theme) -> None:
    chips = Chips("类别", exclusive=True)
    qtbot.addWidget(chips)
    chips.offer(SERVICES)
    chips.choose(["water"])
    chips.toggle("rest")
    chips.toggle("rest")
    assert chips.chosen() == ["rest"]
    chips.choose([])
    assert chips.chosen() == []


def test_chips_wrap_instead_of_being_cut(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chips = Chips("服务内容")
    layout = QVBoxLayout(window)
    layout.addWidget(chips)
    layout.addStretch(1)
    chips.offer([Choice(str(n), f"服务内容 {n}", str(n)) for n in range(12)])
    window.resize(320, 600)
    window.show()
    qtbot.wait(20)
    boxes = [chips.chip(str(n)).geometry() for n in range(12)]
    assert len({box.top() for box in boxes}) > 2
    assert all(chips.rect().contains(box) for box in boxes)
    assert all(box.height() >= 28 for box in boxes)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_a_chosen_chip_does_not_move_the_others(qtbot: QtBot, chips: Chips) -> None:
    chips.resize(900, 40)
    chips.show()
    qtbot.wait(10)
    before = [chips.chip(choice.value).geometry() for choice in SERVICES]
    chips.choose(["water", "meal"])
    qtbot.wait(10)
    assert [chips.chip(choice.value).geometry() for choice in SERVICES] == before


def test_a_form_complains_beside_the_field_and_keeps_what_was_typed(qtbot: QtBot, theme: Theme) -> None:
    form = Form()
    qtbot.addWidget(form)
    name, phone = QLineEdit("张师傅"), QLineEdit("1391234")
    form.add("name", "称呼", name, hint="可不填")
    form.add("phone", "手机", phone)
    with qtbot.waitActive(form):
        form.show()
    assert form.complain("phone", "手机号要 11 位")
    assert (form.message("phone"), phone.text()) == ("手机号要 11 位", "1391234")
    assert phone.hasFocus()
    assert (phone.accessibleName(), phone.accessibleDescription()) == ("手机", "手机号要 11 位")
    assert phone.property("wrong") == "true"
    assert not form.complain("card", "…")
    form.calm()
    assert (form.message("phone"), form.message("name")) == ("", "可不填")
    assert phone.property("wrong") == "false"


def test_parts_show_no_window_of_their_own(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    before = {id(window) for window in qapp.topLevelWidgets() if window.isVisible()}
    card, form, figure, empty = Card("待办"), Form(), Figure("人次", "86"), EmptyState("今天还没人到站")
    for widget in (card, form, figure, empty):
        qtbot.addWidget(widget)
    form.add("name", "称呼", QComboBox(), hint="可不填")
    card.set_count(4)
    figure.show_note("▲12%", "ok")
    empty.offer("添加")
    shown = [w for w in qapp.topLevelWidgets() if w.isVisible() and id(w) not in before]
    # A parent that was never shown keeps its parts hidden; a part without a parent would be a window.
    assert shown == [] or all(w in (card, form, figure, empty) for w in shown)


def test_a_card_has_title_count_and_hint(qtbot: QtBot) -> None:
    card = Card("在站", hint="满 90 分钟自动结束")
    qtbot.addWidget(card)
    card.set_count(1831)
    words = [label.text() for label in card.findChildren(QLabel)]
    assert words == ["在站", "1,831", "满 90 分钟自动结束"]
    card.set_count(None)
    card.set_title("")
    card.show()
    assert not any(label.isVisible() for label in card.findChildren(QLabel))


def test_a_figure_says_its_caption(qtbot: QtBot) -> None:
    figure = Figure("今日人次", beside=True)
    qtbot.addWidget(figure)
    figure.show_value("1,831")
    figure.show_note("▲12%", "ok")
    assert figure.accessibleName() == "今日人次 1,831 ▲12%"


def test_the_result_strip_says_it_all_and_offers_undo(qtbot: QtBot, theme: Theme) -> None:
    strip = ResultStrip()
    qtbot.addWidget(strip)
    strip.show_result("done", "周佳宁 已登记", "饮水、休息", undo=True)
    assert strip.text() == strip.accessibleName() == "周佳宁 已登记 饮水、休息"
    with qtbot.waitSignal(strip.undo_pressed, timeout=200):
        QTest.mouseClick(strip.undo_button, Qt.MouseButton.LeftButton)
    strip.show_result("refused", "没有登记")
    assert strip.property("kind") == "refused"
    assert not strip.undo_button.isVisible()
    strip.clear()
    assert not strip.isVisible()


def test_an_icon_button_has_words_and_room(qtbot: QtBot, theme: Theme) -> None:
    made = icon_button(Icons(theme, resources_dir()), "print", "打印", "printButton")
    qtbot.addWidget(made)
    made.show()
    assert (made.accessibleName(), made.toolTip(), made.objectName()) == ("打印", "打印", "printButton")
    assert min(made.width(), made.height()) >= 28
    assert not made.icon().isNull()


HOURS = [Bar(str(hour), value) for hour, value in zip(range(8, 20), [6, 10, 9, 17, 23, 20, 30, 0, 0, 0, 0, 0],
                                                      strict=True)]  # fmt: skip


def test_bars_answer_keys_and_mouse(qtbot: QtBot, theme: Theme) -> None:
    chart = BarChart(theme, "到站时段")
    qtbot.addWidget(chart)
    chart.resize(360, 120)
    chart.show_bars(HOURS, highlight=6)
    with qtbot.waitActive(chart):
        chart.show()
    chart.setFocus()
    assert "14: 30" in chart.accessibleDescription()
    assert "19" not in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked() == 1
    with qtbot.waitSignal(chart.chosen, timeout=200) as chosen:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [1]
    with qtbot.waitSignal(chart.chosen, timeout=200) as chosen:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center() + QPoint(6, 0))
    assert chosen.args == [6]
    for _ in range(30):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked() == len(HOURS) - 1


def test_rows_take_the_height_they_need(qtbot: QtBot, theme: Theme) -> None:
    chart = RowChart(theme, "人员类别")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("外卖配送员", 934), Bar("快递员", 512), Bar("其他", 0)])
    assert chart.sizeHint().height() == 3 * RowChart.ROW
    assert chart.bar_at(10, RowChart.ROW * 1.5) == 1
    assert chart.bar_at(10, RowChart.ROW * 3.5) is None


@pytest.mark.parametrize("name", ["light", "dark"])
def test_bars_are_painted_to_scale_in_both_themes(theme: Theme, name: str) -> None:
    theme.use(name)
    tokens, font = theme.tokens, QApplication.font()
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(tokens.color("surface"))
    painter = QPainter(image)
    paint_bars(painter, QRectF(0, 0, 400, 120), [Bar("1", 100), Bar("2", 50), Bar("3", 0)], tokens, font, highlight=0)
    painter.end()
    full = heights(image, 66, tokens.accent)
    half = heights(image, 200, tokens.chart_soft)
    assert full == pytest.approx(2 * half, abs=3)
    assert half > 20
    assert heights(image, 333, tokens.chart_soft) == 0
    rows = QImage(400, 56, QImage.Format.Format_RGB32)
    rows.fill(tokens.color("surface"))
    painter = QPainter(rows)
    paint_rows(painter, QRectF(0, 0, 400, 56), [Bar("外卖", 934), Bar("快递", 467)], tokens, font)
    paint_rows(painter, QRectF(0, 0, 400, 56), [], tokens, font)
    painter.end()
    whole = sum(rows.pixelColor(x, 14) == tokens.color("chart") for x in range(400))
    part = sum(rows.pixelColor(x, 42) == tokens.color("chart") for x in range(400))
    assert whole == pytest.approx(2 * part, abs=4)
    theme.use("light")


def heights(image: QImage, x: int, color: str) -> int:
    return sum(image.pixelColor(x, y).name().upper() == color for y in range(image.height()))


def test_the_job_panel_follows_a_job_and_cancels_it(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    panel, job = JobPanel(), Job()
    qtbot.addWidget(panel)
    panel.watch(job, "正在写入 {done} / {total} 行")
    job.progressed.emit(1135, 1831)
    assert panel.text() == "正在写入 1,135 / 1,831 行"
    assert (panel.bar.value(), panel.bar.maximum()) == (1135, 1831)
    job.start("time:sleep")  # ends by itself: it takes no such arguments
    QTest.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)
    assert not job.running()
    assert not panel.isVisible()


def test_the_outcome_said_by_the_page_stays(qtbot: QtBot, theme: Theme) -> None:
    panel, job = JobPanel(), Job()
    qtbot.addWidget(panel)
    panel.watch(job)

    panel.say("写好了：2026-11.xlsx", "ok")
    job.finished.emit("x")
    assert panel.isVisible()
    assert not panel.bar.isVisible()
    job.progressed.emit(1, 2)
    assert panel.text() == "写好了：2026-11.xlsx"


def test_a_day_is_shown_picked_and_bounded(qtbot: QtBot, theme: Theme) -> None:
    field = DateField("日期", first=date(2026, 1, 1), last=date(2026, 9, 23))
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.picked, timeout=200) as picked:
        field.show_day(date(2026, 9, 1))
    assert picked.args == [date(2026, 9, 1)]
    assert (field.day(), field.text()) == (date(2026, 9, 1), "2026-09-01")
    field.show_day(date(2026, 12, 31))
    assert field.day() == date(2026, 9, 23)


@pytest.mark.parametrize("typed", ["2027-03-01", "20270301", "2027.03.01", "2027/03/01"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_day_is_typed_as_it_is_written(qtbot: QtBot, theme: Theme, typed: str, whole: bool) -> None:
    field = DateField("日期", first=date(2026, 1, 1))
    qtbot.addWidget(field)
    field.show_day(date(2026, 9, 8))
    field.show()
    if whole:
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    else:
        field.setSelectedSection(DateField.Section.YearSection)
    QTest.keyClicks(field, typed)
    assert field.day() == date(2027, 3, 1)


def test_a_long_sentence_never_pushes_the_window_wider(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    strip, label = ResultStrip(), ElidedLabel("阿卜杜" * 40)
    layout = QVBoxLayout(window)
    layout.addWidget(strip)
    layout.addWidget(label)
    strip.show_result("done", "阿卜杜" * 40, "饮水、休息", undo=True)
    window.resize(500, 120)
    window.show()
    assert window.width() == 500
    assert label.cut()
    assert label.text() == "阿卜杜" * 40
    assert strip.text().endswith("饮水、休息")
    label.setText("短")
    assert not label.cut()


def test_a_row_is_never_wider_than_its_place(qtbot: QtBot, theme: Theme) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow, label = FlowLayout(row), ElidedLabel("阿卜杜" * 40)
    flow.addWidget(label)
    row.resize(200, 40)
    row.show()
    assert label.width() == 200


def test_the_key_stands_inside_its_button(qtbot: QtBot, theme: Theme) -> None:
    button = KeyButton("Ctrl Z")
    qtbot.addWidget(button)
    button.say("Undo & more")
    button.show()
    cap = button.findChild(KeyCap)
    assert cap is not None
    assert button.rect().contains(cap.geometry())
    assert cap.x() > button.fontMetrics().horizontalAdvance("Undo & more")
    assert button.accessibleName() == "Undo & more"
    with qtbot.waitSignal(button.clicked, timeout=200):
        QTest.mouseClick(cap, Qt.MouseButton.LeftButton)


def test_lines_of_an_empty_page_are_about_as_long(qtbot: QtBot, theme: Theme) -> None:
    state = EmptyState("现在没有人在站。输尾号、姓名或拼音首字母，回车登记；不留名按 + 回车。")
    qtbot.addWidget(state)
    state.resize(700, 300)
    state.show()
    label = state.findChild(QLabel)
    assert label is not None
    whole = label.fontMetrics().horizontalAdvance(label.text())
    assert label.width() < whole * 0.75, "two lines, the second no lone word"


def test_a_figure_puts_its_caption_under_it_where_room_is_short(qtbot: QtBot, theme: Theme) -> None:
    figure = Figure("今日人次", "35", beside=True)
    qtbot.addWidget(figure)
    beside = figure.sizeHint()
    figure.put_beside(False)
    under = figure.sizeHint()
    assert under.width() < beside.width()
    assert under.height() > beside.height()


def test_a_key_is_never_squeezed(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    caps = [KeyCap(keys) for keys in ("F2", "L", "Alt W K C H Z Q")]
    for cap in caps:
        layout.addWidget(cap)
        layout.addWidget(QLabel("Count without a name: one, six, six sanitation workers"))
    window.resize(layout.minimumSize())
    window.show()
    assert all(cap.width() == cap.sizeHint().width() >= 18 for cap in caps)
