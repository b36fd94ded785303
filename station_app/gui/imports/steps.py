"""Where the clerk is: file, columns, preview; the file's name beside them, and the way out."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.texts import translate

STEPS = ("file", "columns", "preview")


class StepBar(QWidget):
    """Shows one of `STEPS`, or that all of them are done. It is no navigation: a step is left by its own buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importSteps")
        self._step = STEPS[0]
        self._numbers = {step: TagLabel(str(at), round_ends=True) for at, step in enumerate(STEPS, 1)}
        self._words = {step: PlainLabel() for step in STEPS}
        self._file = ElidedLabel("", "secondary")
        self._file.setObjectName("importFile")
        self.leave = button("", "small", "importLeave")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for at, step in enumerate(STEPS):
            if at:
                row.addSpacing(10)
            row.addWidget(self._numbers[step])
            row.addWidget(self._words[step])
        row.addSpacing(16)
        row.addWidget(self._file, 1)
        row.addWidget(self.leave)

    def show_step(self, step: str, file: str) -> None:
        """Where we are, and with which file; an empty name for none."""
        self._step = step
        self._file.setText(file)
        here = STEPS.index(step) if step in STEPS else len(STEPS)
        for at, name in enumerate(STEPS):
            self._numbers[name].show_tag(str(at + 1), "accent" if at == here else "ok" if at < here else "neutral")
            self._words[name].set_look("accent" if at == here else "secondary")
        spoken = ""
        if step in STEPS:
            words = translate("Imports", "Step {step} of 3: {name}")
            spoken = words.format(step=here + 1, name=self._words[step].text())
        self.setAccessibleName(f"{spoken} {file}".strip())

    def retranslate(self) -> None:
        """Say every word anew."""
        for step, words in (
            ("file", translate("Imports", "File")),
            ("columns", translate("Imports", "Columns")),
            ("preview", translate("Imports", "Preview")),
        ):
            self._words[step].setText(words)
        self.leave.setText(translate("Imports", "Leave"))
        self.leave.setAccessibleName(translate("Imports", "Leave the import"))
        self.show_step(self._step, self._file.text())
