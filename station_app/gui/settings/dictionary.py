"""The lists of words: services, categories, kinds of tools, topics … Added to, renamed, moved, switched off."""

from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent

from station_app.core.errors import NotValid, Refusal
from station_app.core.lending.commands import set_loan_length
from station_app.core.lending.queries import loan_minutes
from station_app.core.settings import commands
from station_app.core.settings.model import Dictionary, Entry, LabelTaken, LetterTaken, WordTaken
from station_app.core.settings.queries import aliases, entries
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.settings.dictionary_columns import Row, columns, kept_words, order_words, rows_of
from station_app.gui.settings.entry_form import LETTER, WORD, EntryForm
from station_app.gui.settings.order_table import OrderTable
from station_app.gui.settings.section import Section, caption
from station_app.gui.settings.table_card import lay_out
from station_app.texts import translate
from station_app.texts.refusals import explain_refusal

_NARROW_PX = 560


class DictionarySection(Section):
    """One list as a table, with a form above it to add or change a word. Enter on a row changes it.

    Nothing is deleted: past visits keep saying what is switched off. A row's id is its place in the list, from 1.
    """

    def __init__(self, context: Context, dictionary: Dictionary) -> None:
        super().__init__(context)
        self.dictionary = dictionary
        self._rows: list[Row] = []
        self._narrow = False
        self.add = button("", "small", f"settingsAdd.{dictionary}")
        self.form = EntryForm(dictionary)
        self.table = OrderTable(context.theme, "")
        self.table.setObjectName(f"settingsTable.{dictionary}")
        self._model: PagedModel[Row] = PagedModel(self._fetch, (), self)
        self._card = Card(" ", padding=0)
        self._order = caption()
        lay_out(self, self._card, self.add, self.form, self.table, note=self._order)
        self.add.clicked.connect(self._add)
        self.form.asked.connect(self._save)
        self.form.closed.connect(self._back_to_table)
        self.form.aliases.added.connect(self._add_word)
        self.form.aliases.removed.connect(self._remove_word)
        self.table.opened.connect(self._edit)
        self.table.button_pressed.connect(self._press)
        self.table.moved.connect(self._move)
        self.retranslate()
        self.table.show_model(self._model)

    def title(self) -> str:
        return {
            Dictionary.SERVICE: translate("Settings", "Services"),
            Dictionary.CATEGORY: translate("Settings", "Categories"),
            Dictionary.PLATFORM: translate("Settings", "Platforms"),
            Dictionary.TOOL_KIND: translate("Settings", "Kinds of tools"),
            Dictionary.AMENITY_KIND: translate("Settings", "Kinds of amenities"),
            Dictionary.SUPPLY_KIND: translate("Settings", "Kinds of supplies"),
            Dictionary.CHECK_ITEM: translate("Settings", "Daily check"),
            Dictionary.COURSE: translate("Settings", "Training topics"),
        }[self.dictionary]

    def entry(self, place: int) -> Entry:
        """The entry of a row."""
        return self._rows[place - 1].entry

    def switch_column(self) -> int:
        """The column with the button that switches off and on."""
        return len(self._model.columns()) - 2

    def edit_column(self) -> int:
        """The column with the button that opens the form."""
        return len(self._model.columns()) - 1

    def place(self, code: str) -> int | None:
        """The row of an entry."""
        return next((at for at, row in enumerate(self._rows, 1) if row.entry.code == code), None)

    def refresh(self) -> None:
        db = self.context.db
        known = entries(db, self.dictionary)
        lent = {entry.code: loan_minutes(db, entry.code) for entry in known} if self._lends() else {}
        self._rows = rows_of(self.dictionary, known, aliases(db, self.dictionary), lent)
        self._model.show_ids(array("q", range(1, len(self._rows) + 1)))
        self._card.set_count(sum(row.entry.active for row in self._rows))
        if not self.form.isHidden() and self.form.entry is not None:
            self._show_words()

    def retranslate(self) -> None:
        self._card.set_title(self.title())
        words = (order_words(self.dictionary), kept_words(self.dictionary))
        self._order.setText(translate("Settings", "{first} {second}").format(first=words[0], second=words[1]))
        self.add.setText(translate("Settings", "Add"))
        self.add.setAccessibleName(self.add.text())
        self.table.setAccessibleName(self.title())
        self.table.setAccessibleDescription(order_words(self.dictionary))
        self.form.retranslate()
        self._model.set_columns(columns(self.dictionary, narrow=self._narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        if narrow != self._narrow:
            self._narrow = narrow
            self._model.set_columns(columns(self.dictionary, narrow=narrow))

    def _fetch(self, ids: Sequence[int]) -> dict[int, Row]:
        return {row_id: self._rows[row_id - 1] for row_id in ids}

    def _add(self) -> None:
        self.form.open_for(None)

    def _edit(self, row_id: int) -> None:
        row = self._rows[row_id - 1]
        self.form.open_for(row.entry, row.words, row.minutes)

    def _press(self, row_id: int, column: int) -> None:
        entry = self.entry(row_id)
        if column == self.edit_column():
            self._edit(row_id)
        elif column == self.switch_column():
            self._run(commands.edit_entry, code=entry.code, zh=entry.zh, en=entry.en, active=not entry.active)

    def _move(self, row_id: int, before: int | None) -> None:
        self._run(
            commands.move_entry,
            code=self.entry(row_id).code,
            before=None if before is None else self.entry(before).code,
        )

    def _lends(self) -> bool:
        return self.dictionary is Dictionary.TOOL_KIND

    def _save(self) -> None:
        typed, entry = self.form.typed(), self.form.entry
        facts = {"zh": typed.zh, "en": typed.en, "letter": typed.letter, "kin": typed.kin}
        done = self._set_length if self._lends() else None
        if entry is None:
            self._run(commands.add_entry, done=done, **facts)
        else:
            self._run(commands.edit_entry, done=done, code=entry.code, active=typed.active, **facts)

    def _set_length(self, entry: Entry) -> None:
        # The word is saved by now: should its length be refused, the form goes on with it.
        self.form.entry = entry
        try:
            minutes = self.form.minutes()
        except NotValid as refusal:
            self._refused(refusal)
            return
        self.context.operations.run(
            set_loan_length,
            kind=entry.code,
            minutes=minutes,
            undoable=False,
            done=self._length_set,
            refused=self._refused,
        )

    def _length_set(self, minutes: int | None) -> None:
        del minutes
        if self.form.entry is not None:
            self._saved(self.form.entry)

    def _add_word(self, word: str) -> None:
        if self.form.entry is not None:
            self._run(commands.add_alias, done=self._word_added, code=self.form.entry.code, word=word)

    def _remove_word(self, word: str) -> None:
        if self.form.entry is not None:
            self._run(commands.remove_alias, done=self._word_removed, code=self.form.entry.code, word=word)

    def _run(self, command: Any, *, done: Any = None, **facts: Any) -> None:
        self.context.operations.run(
            command,
            dictionary=self.dictionary,
            undoable=False,
            done=done or self._saved,
            refused=self._refused,
            **facts,
        )

    def _saved(self, entry: Entry) -> None:
        self.form.close_form()
        self.table.choose(self.place(entry.code))
        label = entry.label(self.context.language.code)
        self.said.emit(translate("Settings", "Saved: {field}").format(field=label))

    def _word_added(self, word: str) -> None:
        self.form.form.calm(WORD)
        self.form.aliases.clear()
        self._show_words()
        self.said.emit(translate("Settings", "Saved: {field}").format(field=word))

    def _word_removed(self, word: str) -> None:
        self._show_words()
        self.said.emit(translate("Settings", "Taken away: {word}. Adding it brings it back.").format(word=word))

    def _show_words(self) -> None:
        if self.form.entry is not None:
            found = aliases(self.context.db, self.dictionary)
            self.form.aliases.show_words(found.get(self.form.entry.code, ()))

    def _refused(self, refusal: Refusal) -> None:
        words = explain_refusal(refusal)
        if self.form.isHidden():
            self.said.emit(words)
        else:
            field = self._field_of(refusal)
            if field == WORD:
                self.form.aliases.complain()
            self.form.complain(field, words)
        self.context.sounds.play("refused")

    def _field_of(self, refusal: Refusal) -> str:
        if isinstance(refusal, LetterTaken):
            return LETTER
        if isinstance(refusal, WordTaken) and self.form.aliases.line.hasFocus():
            return WORD
        if isinstance(refusal, LabelTaken | WordTaken):
            return f"{self.dictionary}.zh"
        return str(getattr(refusal, "field", ""))

    def _back_to_table(self) -> None:
        self.table.setFocus()
