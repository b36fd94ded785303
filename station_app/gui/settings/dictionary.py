"""The station's lists of words: services, categories, platforms. Added to, renamed, switched off; never deleted."""

from array import array
from collections.abc import Sequence
from typing import Any

from station_app.core.errors import Refusal
from station_app.core.settings import commands
from station_app.core.settings.model import Dictionary, Entry, LabelTaken
from station_app.core.settings.queries import entries
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.look import button
from station_app.gui.kit.paged_model import Cell, Column, PagedModel, Tag
from station_app.gui.settings.entry_form import EntryForm
from station_app.gui.settings.section import Section
from station_app.gui.settings.table_card import lay_out
from station_app.texts import translate
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal

SWITCH, EDIT = 3, 4
"""The columns with buttons."""


class DictionarySection(Section):
    """One list as a table, with a form above it to add or change a word. Enter on a row changes it."""

    def __init__(self, context: Context, dictionary: Dictionary) -> None:
        super().__init__(context)
        self.dictionary = dictionary
        self._entries: list[Entry] = []
        self.add = button("", "small", f"settingsAdd.{dictionary}")
        self.form = EntryForm(dictionary)
        self.table = DataTable(context.theme, "")
        self.table.setObjectName(f"settingsTable.{dictionary}")
        self._model: PagedModel[Entry] = PagedModel(self._fetch, (), self)
        self._card = Card(" ", padding=0)
        lay_out(self, self._card, self.add, self.form, self.table)
        self.add.clicked.connect(self._add)
        self.form.asked.connect(self._save)
        self.form.closed.connect(self._back_to_table)
        self.table.opened.connect(self._edit)
        self.table.button_pressed.connect(self._press)
        self.retranslate()
        self.table.show_model(self._model)

    def title(self) -> str:
        return {
            Dictionary.SERVICE: translate("Settings", "Services"),
            Dictionary.CATEGORY: translate("Settings", "Categories"),
            Dictionary.PLATFORM: translate("Settings", "Platforms"),
        }[self.dictionary]

    def refresh(self) -> None:
        self._entries = entries(self.context.db, self.dictionary)
        self._model.show_ids(array("q", range(1, len(self._entries) + 1)))
        self._card.set_count(sum(entry.active for entry in self._entries))

    def retranslate(self) -> None:
        self._card.set_title(self.title())
        self._card.set_hint(translate("Settings", "What is switched off stays on past visits"))
        self.add.setText(translate("Settings", "Add"))
        self.add.setAccessibleName(self.add.text())
        self.table.setAccessibleName(self.title())
        self.form.retranslate()
        off, on = translate("Settings", "Switch off"), translate("Settings", "Switch on")
        edit = translate("Settings", "Change")
        self._model.set_columns(
            (
                Column(field_name(f"{self.dictionary}.zh"), _zh, stretch=True),
                Column(field_name(f"{self.dictionary}.en"), _en, stretch=True),
                Column(translate("Settings", "State"), _state, fits=_in_use() + "000"),
                Column("", _switch, align="right", fits=max(off, on, key=len) + "00"),
                Column("", _change, align="right", fits=edit + "00"),
            )
        )

    def _fetch(self, ids: Sequence[int]) -> dict[int, Entry]:
        return {row_id: self._entries[row_id - 1] for row_id in ids}

    def _add(self) -> None:
        self.form.open_for(None)

    def _edit(self, row_id: int) -> None:
        self.form.open_for(self._entries[row_id - 1])

    def _press(self, row_id: int, column: int) -> None:
        entry = self._entries[row_id - 1]
        if column == EDIT:
            self._edit(row_id)
        elif column == SWITCH:
            self._run(commands.edit_entry, code=entry.code, zh=entry.zh, en=entry.en, active=not entry.active)

    def _save(self) -> None:
        typed, entry = self.form.typed(), self.form.entry
        if entry is None:
            self._run(commands.add_entry, zh=typed.zh, en=typed.en)
        else:
            self._run(commands.edit_entry, code=entry.code, zh=typed.zh, en=typed.en, active=typed.active)

    def _run(self, command: Any, **facts: Any) -> None:
        self.context.operations.run(
            command,
            dictionary=self.dictionary,
            undoable=False,
            done=self._saved,
            refused=self._refused,
            **facts,
        )

    def _saved(self, entry: Entry) -> None:
        self.form.close_form()
        self.table.choose(next((n for n, found in enumerate(self._entries, 1) if found.code == entry.code), None))
        label = entry.label(self.context.language.code)
        self.said.emit(translate("Settings", "Saved: {field}").format(field=label))

    def _refused(self, refusal: Refusal) -> None:
        field = f"{self.dictionary}.zh" if isinstance(refusal, LabelTaken) else getattr(refusal, "field", "")
        words = explain_refusal(refusal)
        if self.form.isHidden():
            self.said.emit(words)
        else:
            self.form.complain(field, words)
        self.context.sounds.play("refused")

    def _back_to_table(self) -> None:
        self.table.setFocus()


def _zh(entry: Entry) -> str:
    return entry.zh


def _en(entry: Entry) -> str:
    return entry.en


def _state(entry: Entry) -> Cell:
    if entry.active:
        return Cell(tags=(Tag(_in_use(), "ok"),))
    return Cell(tags=(Tag(translate("Settings", "Off"), "neutral"),))


def _switch(entry: Entry) -> Cell:
    return Cell(button=translate("Settings", "Switch off") if entry.active else translate("Settings", "Switch on"))


def _change(entry: Entry) -> Cell:  # noqa: ARG001 - the same for every word
    return Cell(button=translate("Settings", "Change"))


def _in_use() -> str:
    return translate("Settings", "In use")
