"""The card of one line: what becomes of it, what was decided over it, whose it is, its cells."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.imports.model import Decision
from station_app.core.imports.preview import Group, PreviewRow
from station_app.core.imports.source import Said
from station_app.gui.imports import words as said_words
from station_app.gui.imports.cells import CellForm
from station_app.gui.imports.scroll import Scroll
from station_app.gui.imports.whose import WhosePanel
from station_app.gui.kit.card import Card, line
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.texts import translate
from station_app.texts.imports import choice_words, group_words, reason_words


class LineCard(Card):
    """Shows a line, or how to choose one. The preview acts on its signals."""

    typed = Signal(int, str)
    """(column, text): a cell was typed anew."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setObjectName("importLine")
        self._name = PlainLabel("", "heading", wrap=True)
        self._fate = TagLabel()
        self._decisions: list[PlainLabel] = []
        self._decided = QVBoxLayout()
        self._taken = PlainLabel("", wrap=True)
        self._taken.setObjectName("importTaken")
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("importLineComplaint")
        self.whose = WhosePanel(context)
        self._cells_title = PlainLabel("", "strong")
        self.cells = CellForm()
        self._hint = PlainLabel("", "secondary", wrap=True)
        self._content = QWidget()
        self._scroll = Scroll(self._content)
        self._shown: int | None = None
        self._build()
        self.cells.typed.connect(self.typed)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No line is chosen."""
        self._shown = None
        self._scroll.hide()
        self._hint.show()

    def show_line(
        self,
        row: PreviewRow,
        kind: str,
        taken: str,
        *,
        said: Said | None,
        corrected: Mapping[int, str],
        left_out: bool,
        touched: bool,
        pending: bool,
    ) -> None:
        """Show one line; `taken` is how it was understood; `pending` lines were put right and are looked at again."""
        if self._shown != row.row:
            self.complain("")
            self._scroll.verticalScrollBar().setValue(0)
        self._shown = row.row
        self._name.setText(translate("Imports", "Line {row}").format(row=f"{row.row:,}"))
        if pending:
            self._fate.show_tag(translate("Imports", "looking again"), "accent")
        else:
            self._fate.show_tag(group_words(row.group), said_words.group_kind(row.group))
        self._taken.setText(taken)
        self._taken.setVisible(bool(taken))
        self._show_decisions(row, left_out=left_out)
        self.whose.show_line(row, kind, said, left_out=left_out, touched=touched)
        self.cells.show_cells(row.cells, corrected)
        self._hint.hide()
        self._scroll.show()
        self.setAccessibleName(f"{self._name.text()} {self._fate.text()}")

    def shown_row(self) -> int | None:
        """The row of the line that is shown."""
        return self._shown

    def complain(self, text: str) -> None:
        """Say why something was not taken in."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))
        announce(self._complaint, text)

    def decisions(self) -> list[str]:
        """The sentences over this line, as they stand there."""
        return [label.text() for label in self._decisions]

    def retranslate(self) -> None:
        """Say every word anew; the line is the preview's to show again."""
        self.whose.retranslate()
        self._cells_title.setText(translate("Imports", "Its cells in the file"))
        self._hint.setText(
            translate(
                "Imports",
                "Choose a line to see it whole and to put it right.\n\n↑ ↓  move\nEnter  correct a cell\n"
                "P  this is…\nN  a person of their own\nO  nobody in particular\nS  same as line…\n"
                "Delete  leave it out\nU  as in the file",
            )
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self._fate, 0, Qt.AlignmentFlag.AlignTop)
        self._decided.setSpacing(4)
        content = QVBoxLayout(self._content)
        content.setContentsMargins(16, 6, 16, 12)
        content.setSpacing(10)
        content.addLayout(head)
        content.addWidget(self._taken)
        content.addLayout(self._decided)
        content.addWidget(self._complaint)
        content.addWidget(self.whose)
        content.addWidget(line())
        content.addWidget(self._cells_title)
        content.addWidget(self.cells)
        content.addStretch(1)
        self._complaint.hide()
        self._hint.setContentsMargins(16, 8, 16, 8)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._hint, 1)
        self.body.addWidget(self._scroll, 1)

    def _show_decisions(self, row: PreviewRow, *, left_out: bool) -> None:
        sentences = _sentences(row, left_out=left_out)
        while len(self._decisions) < len(sentences):
            label = PlainLabel("", "secondary", wrap=True)
            self._decided.addWidget(label)
            self._decisions.append(label)
        while len(self._decisions) > len(sentences):
            label = self._decisions.pop()
            self._decided.removeWidget(label)
            label.hide()
            label.deleteLater()
        for label, (sentence, look) in zip(self._decisions, sentences, strict=True):
            label.setText(sentence)
            label.set_look(look)


def _sentences(row: PreviewRow, *, left_out: bool) -> Sequence[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    if left_out:
        made.append((translate("Imports", "Left out, as you said."), "secondary"))
    elif row.reason is not None:
        made.append((_sentence(reason_words(row.reason)), "bad" if row.group is Group.NOT_TAKEN else "secondary"))
    elif row.group is Group.KNOWN:
        made.append((translate("Imports", "There already: nothing is added."), "info"))
    elif row.group is Group.COMPLETED:
        made.append((translate("Imports", "Known already: only what was missing is filled in."), "info"))
    made += [(_decision(decision), "secondary") for decision in row.decisions]
    return made


def _decision(decision: Decision) -> str:
    words = _sentence(choice_words(decision.choice))
    if not decision.value:
        return words
    return translate("Imports", "{decision} ({value})").format(decision=words, value=decision.value)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
