"""今日小结: the day's picture put on the clipboard, shown, and saved where the clerk wants it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from station_app.core.errors import Trouble
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import documents, with_suffix
from station_app.gui.kit.picture_file import save_picture
from station_app.gui.shell.day_facts import DayFacts, read_day
from station_app.gui.shell.day_picture import day_title, paint_day
from station_app.gui.shell.summary_dialog import SummaryDialog
from station_app.texts import translate
from station_app.texts.troubles import explain_trouble

Paint = Callable[[DayFacts], QImage]


class DaySummary(QObject):
    """Paints nothing for a day on which nobody came; says so instead."""

    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._shown: tuple[DayFacts, QImage] | None = None

    def copy(self) -> QImage | None:
        """Put the picture on the clipboard; None, and the clipboard as it was, when there is nothing to tell."""
        facts = read_day(self._context)
        if facts is None:
            return None
        picture = paint_day(facts, self._context.theme.light)
        QGuiApplication.clipboard().setImage(picture)
        self._shown = (facts, picture)
        return picture

    def show(self) -> None:
        """The picture, copied already, with the way to save it."""
        picture = self.copy()
        if picture is None or self._shown is None:
            self.said.emit(translate("Summary", "Nobody has come today: there is nothing to sum up yet."))
            return
        dialog = SummaryDialog(self._window, day_title(self._shown[0]), picture)
        dialog.save_asked.connect(self._save)
        self.said.emit(copied_words())
        dialog.exec()
        dialog.deleteLater()

    def _save(self) -> None:
        if self._shown is None:
            return
        facts, picture = self._shown
        name = translate("Summary", "{station} {day} summary.png").format(station=facts.station, day=facts.day)
        chosen = self._context.prompts.choose_save_path(
            translate("Summary", "Save as picture"),
            documents() / _for_a_file(name),
            [translate("Summary", "Picture (*.png)")],
        )
        if chosen is not None:
            self._write(with_suffix(chosen, "png"), picture)

    def _write(self, path: Path, picture: QImage) -> None:
        try:
            save_picture(path, picture)
        except Trouble as trouble:
            title = translate("Summary", "The picture was not saved")
            self._context.prompts.message(title, explain_trouble(trouble), "trouble")
            return
        self.said.emit(translate("Summary", "Saved as {name}").format(name=path.name))


def copied_words() -> str:
    """That the picture can be pasted."""
    return translate("Summary", "The summary is copied: it can be pasted into WeChat. There are no names in it.")


def _for_a_file(name: str) -> str:
    # What a file may not be called by on Windows.
    return "".join(char for char in name if char not in '<>:"/\\|?*').strip()
