"""Where the parts of the desk stand: the field and who is here at the left, the day at the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.on_site import OnSiteCard
from station_app.gui.desk.today import TodaySide

_HEAD_PX = 48


def lay_out(page: QWidget, entry: EntryCard, on_site: OnSiteCard, today: TodaySide) -> None:
    """Put the parts on the page."""
    left = QVBoxLayout()
    left.setSpacing(12)
    left.addWidget(entry)
    left.addWidget(on_site, 1)
    on_site.setMinimumHeight(_HEAD_PX)  # the people found come first where room is short
    layout = QHBoxLayout(page)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(16)
    layout.addLayout(left, 1)
    layout.addWidget(today)
