"""How a photo comes into a form: pasted, chosen or kept before; and how it is kept beside the station."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from station_app.core.errors import NotFound
from station_app.core.storage.photos import keep_photo, photo
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.kit.photo_field import (
    ENDINGS,
    NoPicture,
    PhotoField,
    clipboard_picture,
    photo_bytes,
    read_picture,
)
from station_app.texts import translate


class Photographs(QObject):
    """Answers the buttons of the form's photo; what cannot be read is said beside it and changes nothing."""

    def __init__(self, context: Context, form: Form, row: str, field: PhotoField, parent: QObject) -> None:
        """`field` stands in the row of this name of the form."""
        super().__init__(parent)
        self._context, self._form, self._row, self._field = context, form, row, field
        self._name: str | None = None
        self._before: bytes | None = None
        field.paste_asked.connect(self.paste)
        field.choose_asked.connect(self.choose)

    def show(self, name: str | None) -> None:
        """Begin with a photo, by the name it is kept under, or with none."""
        self._name, self._before = name, None
        if name is not None:
            try:
                self._before = photo(self._context.db.path, name)
            except (NotFound, OSError):
                self._field.show_photo(None, lost=True)
                return
        self._field.show_photo(self._before)

    def keep(self) -> str | None:
        """The name of the photo that stands in the form, kept by now. Raises DiskFull, NotWritable, ReadFailed."""
        field = self._field
        if field.content == self._before and (field.content is not None or not field.remove.isHidden()):
            return self._name
        return None if field.content is None else keep_photo(self._context.db.path, field.content)

    def paste(self) -> None:
        """Take the clipboard's picture."""
        picture = clipboard_picture()
        if picture is None:
            self.complain(translate("ToolForm", "The clipboard holds no picture. Copy one, then paste it here."))
        else:
            self._take(picture)

    def choose(self) -> None:
        """Ask for a picture file and take it."""
        kinds = " ".join(f"*.{ending}" for ending in ENDINGS)
        filters = [translate("ToolForm", "Pictures ({kinds})").format(kinds=kinds)]
        title = translate("ToolForm", "Choose a picture")
        path = self._context.prompts.choose_open_path(title, Path.home(), filters)
        if path is None:
            return
        try:
            self._take(read_picture(path))
        except NoPicture:
            self.complain(
                translate("ToolForm", "This is no picture that can be read. Save it as JPEG or PNG and choose that.")
            )

    def complain(self, words: str) -> None:
        """Say beside the photo what is wrong with it."""
        self._form.complain(self._row, words, go_there=False)
        self._context.sounds.play("refused")

    def _take(self, picture: QImage) -> None:
        content = photo_bytes(picture)
        self._form.calm(self._row)
        self._field.show_photo(content)
        self._field.changed.emit()
