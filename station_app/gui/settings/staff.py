"""Who may be on duty: added, put to rest, taken back; never deleted, for the log names them."""

from array import array
from collections.abc import Sequence

from station_app.core.errors import Refusal
from station_app.core.staff import commands
from station_app.core.staff.model import NameTaken, Role, Staff
from station_app.core.staff.queries import everybody
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.look import button
from station_app.gui.kit.paged_model import Cell, Column, PagedModel, Tag
from station_app.gui.settings.opening_form import OpeningForm
from station_app.gui.settings.section import Section
from station_app.gui.settings.table_card import lay_out
from station_app.texts import translate
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal

REST = 3
"""The column with the button."""


class StaffSection(Section):
    """The accounts of the desk. Enter on a row, or its button, lets somebody rest or serve."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._staff: dict[int, Staff] = {}
        self.add = button("", "small", "settingsAdd.staff")
        self.form = OpeningForm("settingsEntry.staff")
        self.name = self.form.add_line("staff.name")
        self.role = Chips("", exclusive=True)
        self.role.setObjectName("settings.staff.role")
        self.form.form.add("staff.role", "", self.role)
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("settingsTable.staff")
        self._model: PagedModel[Staff] = PagedModel(self._fetch, (), self)
        self._card = Card(" ", padding=0)
        lay_out(self, self._card, self.add, self.form, self.table)
        self.add.clicked.connect(self._open)
        self.form.asked.connect(self._save)
        self.form.closed.connect(self._back_to_table)
        self.table.opened.connect(self._switch)
        self.table.button_pressed.connect(self._press)
        self.retranslate()
        self.table.show_model(self._model)

    def title(self) -> str:
        return translate("Settings", "On duty")

    def refresh(self) -> None:
        self._staff = {staff.id: staff for staff in everybody(self.context.db)}
        self._model.show_ids(array("q", self._staff))
        self._card.set_count(sum(staff.active for staff in self._staff.values()))

    def retranslate(self) -> None:
        self._card.set_title(self.title())
        self._card.set_hint(translate("Settings", "Nobody is deleted: the log names them"))
        self.add.setText(translate("Settings", "Add"))
        self.add.setAccessibleName(self.add.text())
        self.table.setAccessibleName(self.title())
        self.form.retranslate()
        self.form.form.say("staff.name", field_name("staff.name"))
        self.form.form.say("staff.role", field_name("staff.role"))
        chosen = self.role.chosen() or [Role.DESK]
        self.role.offer(Choice(role, _role(role)) for role in Role)
        self.role.choose(chosen)
        rest, serve = translate("Settings", "Let rest"), translate("Settings", "Back on duty")
        self._model.set_columns(
            (
                Column(field_name("staff.name"), _name, stretch=True),
                Column(field_name("staff.role"), _role_of, fits=_role(Role.MANAGER)),
                Column(translate("Settings", "State"), self._state, fits=translate("Settings", "On duty now") + "000"),
                Column("", self._rest, align="right", fits=max(rest, serve, key=len) + "00"),
            )
        )

    def _fetch(self, ids: Sequence[int]) -> dict[int, Staff]:
        return {row_id: self._staff[row_id] for row_id in ids}

    def _state(self, staff: Staff) -> Cell:
        if staff.id == self.context.operations.by:
            return Cell(tags=(Tag(translate("Settings", "On duty now"), "accent"),))
        if staff.active:
            return Cell(tags=(Tag(translate("Settings", "Serving"), "ok"),))
        return Cell(tags=(Tag(translate("Settings", "Resting"), "neutral"),))

    def _rest(self, staff: Staff) -> Cell:
        # Whoever is on duty cannot be put to rest: they could do nothing from then on, not even come back.
        if staff.id == self.context.operations.by:
            return Cell()
        return Cell(button=translate("Settings", "Let rest") if staff.active else translate("Settings", "Back on duty"))

    def _press(self, row_id: int, column: int) -> None:
        if column == REST:
            self._switch(row_id)

    def _switch(self, row_id: int) -> None:
        if row_id != self.context.operations.by:
            self.context.operations.run(
                commands.set_active,
                staff_id=row_id,
                active=not self._staff[row_id].active,
                undoable=False,
                done=self._saved,
                refused=self._refused,
            )

    def _open(self) -> None:
        self.name.clear()
        self.role.choose([Role.DESK])
        self.form.open_form(self.name)

    def _save(self) -> None:
        self.context.operations.run(
            commands.add,
            name=self.name.text(),
            role=self.role.chosen()[0],
            undoable=False,
            done=self._saved,
            refused=self._refused,
        )

    def _saved(self, staff: Staff) -> None:
        self.form.close_form()
        self.table.choose(staff.id)
        self.said.emit(translate("Settings", "Saved: {field}").format(field=staff.name))

    def _refused(self, refusal: Refusal) -> None:
        words = explain_refusal(refusal)
        if not self.form.isHidden():
            field = "staff.name" if isinstance(refusal, NameTaken) else getattr(refusal, "field", "")
            self.form.complain(field, words)
        else:
            self.said.emit(words)
        self.context.sounds.play("refused")

    def _back_to_table(self) -> None:
        self.table.setFocus()


def _name(staff: Staff) -> Cell:
    return Cell(staff.name, look="" if staff.active else "dim")


def _role_of(staff: Staff) -> str:
    return _role(staff.role)


def _role(role: Role) -> str:
    return {
        Role.DESK: translate("Settings", "Desk"),
        Role.MANAGER: translate("Settings", "Station manager"),
    }[role]
