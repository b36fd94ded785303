"""Lines passed over, named, and the keys for lines that hold nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_MOST_NAMED = 12


class GapBar(QWidget):
    """The page listens for the keys; the buttons say them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel("", "warn", wrap=True)
        self.words.setObjectName("sheetsGaps")
        self.next = KeyButton("Alt G", "sheetsNextGap")
        self.blank = KeyButton("Alt B", "sheetsBlank")
        self.struck = KeyButton("Alt X", "sheetsStruck")
        self.rest = KeyButton("Alt E", "sheetsRest")
        keys = QWidget()
        flow = FlowLayout(keys, gap=8)
        for made in (self.blank, self.struck, self.next, self.rest):
            flow.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addWidget(keys)

    def show_gaps(self, gaps: Sequence[int], line: int | None, rest: Sequence[int]) -> None:
        """These lines were passed over, this one is typed now, and these are the rest of the sheet."""
        named = translate("Labels", ", ").join(str(gap) for gap in gaps[:_MOST_NAMED])
        if len(gaps) > _MOST_NAMED:
            named += " …"
        words = translate("Paper", "Lines not typed yet: {lines}").format(lines=named) if gaps else ""
        if words != self.words.text():
            announce(self.words, words)
        self.words.setText(words)
        self.words.setVisible(bool(gaps))
        for made in (self.blank, self.struck):
            made.setVisible(line is not None)
        if line is not None:
            self.blank.say(translate("Paper", "Line {line} is blank").format(line=line))
            self.struck.say(translate("Paper", "Line {line} is struck out").format(line=line))
        self.next.setVisible(bool(gaps) and tuple(gaps) != (line,))
        self.next.say(translate("Paper", "Go to the next line passed over"))
        self.rest.setVisible(len(rest) > 1)
        if rest:
            self.rest.say(translate("Paper", "Lines {first} to {last} are blank").format(first=rest[0], last=rest[-1]))
        self.setVisible(any(not each.isHidden() for each in (self.words, self.blank, self.next, self.rest)))
