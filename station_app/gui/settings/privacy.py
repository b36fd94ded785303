"""What people are told before their number is kept: the newest wording, and a new version when it is changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from station_app.core.errors import Refusal
from station_app.core.people import commands
from station_app.core.people.model import Notice
from station_app.core.people.queries import notice
from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce, button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.settings.section import ScrollingSection, caption
from station_app.texts import translate
from station_app.texts.fields import field_name
from station_app.texts.moments import day_of_year
from station_app.texts.refusals import explain_refusal

_FIELD = "notice.text"
_TEXT_PX = 150


class _NoticeEdit(QPlainTextEdit):
    """Tab leaves it; what the clerk pastes is plain words."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_TEXT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The notice is one paragraph: Enter has nothing to do in it, and must not lose what was typed either.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class PrivacySection(ScrollingSection):
    """Saved by its button only: each saving is a version that consents refer to."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card = self.add_card()
        self._notice: Notice | None = None
        self._about, self._kept = caption(), caption()
        self.edit = _NoticeEdit()
        self.edit.setObjectName(f"settings.{_FIELD}")
        self._message = PlainLabel("", "bad", wrap=True)
        self._message.hide()
        self.save = button("", "accent", "settingsNotice.save")
        self.back = button("", name="settingsNotice.back")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.save)
        for widget in (self._about, self.edit, self._message, self._kept):
            self._card.body.addWidget(widget)
        self._card.body.addLayout(row)
        self.end_cards()
        self.edit.textChanged.connect(self._on_changed)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._show_stored)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Privacy")

    def refresh(self) -> None:
        before, self._notice = self._notice, notice(self.context.db)
        if before is None or self.edit.toPlainText() == before.text:
            self._show_stored()
        self._say()

    def retranslate(self) -> None:
        self._card.set_title(translate("Settings", "What people are told"))
        self._card.set_hint(translate("Settings", "Before a name or number is kept"))
        self.edit.setAccessibleName(field_name(_FIELD))
        self._kept.setText(
            translate(
                "Settings",
                "Each consent names the version it was given to. A new version counts for those asked from then on.",
            )
        )
        self.back.setText(translate("Settings", "As it was"))
        self.back.setAccessibleName(self.back.text())
        self._say()

    def _changed(self) -> bool:
        return self._notice is not None and self.edit.toPlainText().strip() != self._notice.text

    def _say(self) -> None:
        if self._notice is None:
            return
        day = day_of_year(self._notice.at.astimezone(zone(self.context.db)).date())
        words = translate("Settings", "Version {version} · since {day}")
        self._about.setText(words.format(version=self._notice.version, day=day))
        save = translate("Settings", "Save as version {version}").format(version=self._notice.version + 1)
        self.save.setText(save)
        self.save.setAccessibleName(save)
        for pressed in (self.save, self.back):
            pressed.setEnabled(self._changed())

    def _on_changed(self) -> None:
        self._calm()
        self._say()

    def _show_stored(self) -> None:
        if self._notice is not None:
            self.edit.setPlainText(self._notice.text)
            self._calm()

    def _save(self) -> None:
        self.context.operations.run(
            commands.set_notice,
            text=self.edit.toPlainText(),
            undoable=False,
            done=self._saved,
            refused=self._refused,
        )

    def _saved(self, saved: Notice) -> None:
        self._notice = saved
        self._show_stored()
        self._say()
        self.edit.setFocus()
        self.said.emit(translate("Settings", "Saved: {field}").format(field=field_name(_FIELD)))

    def _refused(self, refusal: Refusal) -> None:
        words = explain_refusal(refusal)
        self._message.setText(words)
        self._message.show()
        set_look(self.edit, wrong=True)
        self.edit.setAccessibleDescription(words)
        self.edit.setFocus()
        announce(self.edit, words)
        self.context.sounds.play("refused")

    def _calm(self) -> None:
        self._message.hide()
        set_look(self.edit, wrong=False)
        self.edit.setAccessibleDescription("")
