"""Keeping, opening and removing the files of a session; what is too large is said before it is read."""

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QImage

from station_app.core.errors import NotFound, Refusal
from station_app.core.settings.queries import zone
from station_app.core.storage.photos import photo
from station_app.core.training import commands
from station_app.core.training.model import FILE_NAME_LIMIT, LARGEST_FILE, SessionFile
from station_app.core.training.refusals import FileTooBig
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import documents
from station_app.gui.kit.photo_field import ENDINGS, NoPicture, clipboard_picture, photo_bytes, read_picture
from station_app.gui.kit.told import Told
from station_app.gui.training.door_acts import PAGE, DoorActs
from station_app.texts import translate
from station_app.texts.troubles import explain

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')

_PROGRAM = re.compile(r"\.(exe|com|scr|msi|bat|cmd|ps1|vb[se]|jse?|ws[fh]|hta|lnk|reg|jar|pif|cpl|url)", re.IGNORECASE)
"""Endings that Windows runs instead of showing: kept, never opened from here."""


class FileActs(QObject):
    """Says through the acts of the door, so that there is one place where results stand."""

    def __init__(self, context: Context, says: DoorActs, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._says = context, says
        self._copies: QTemporaryDir | None = None
        self.session_id: int | None = None

    def choose(self) -> None:
        """Ask for a file and keep it."""
        title = translate("TrainingDoor", "Choose a photo or a file")
        filters = [translate("TrainingDoor", "All files (*)")]
        path = self._context.prompts.choose_open_path(title, documents(), filters)
        if path is not None:
            self.keep(path)

    def paste(self) -> None:
        """Keep the clipboard's picture, named after the present moment."""
        picture = clipboard_picture()
        if picture is None:
            words = translate("TrainingDoor", "The clipboard holds no picture. Copy one, then paste it here.")
            self._says.refuse(words)
        else:
            self._keep_picture(picture)

    def take_dropped(self, data: QMimeData) -> bool:
        """Keep what was dropped: files, or a picture out of another program."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        files = [path for path in paths if path.is_file()]
        for path in files:
            self.keep(path)
        if not files and data.hasImage() and isinstance(image := data.imageData(), QImage):
            self._keep_picture(image)
            return True
        return bool(files)

    def keep(self, path: Path) -> None:
        """Keep a file under the name it has; of a picture only what is seen in it, not where a camera was."""
        if path.suffix.lower().removeprefix(".") in ENDINGS:
            self._keep_seen(path)
        else:
            self._keep_whole(path)

    def _keep_seen(self, path: Path) -> None:
        try:
            self._attach(_short(f"{path.stem}.jpg"), photo_bytes(read_picture(path)))
        except NoPicture:
            self._keep_whole(path)  # it only bears the name of one

    def _keep_whole(self, path: Path) -> None:
        try:
            size = path.stat().st_size
            if size > LARGEST_FILE:
                self._refused(FileTooBig(path.name, size, LARGEST_FILE))
                return
            content = path.read_bytes()
        except OSError:
            words = translate("TrainingDoor", "{name} cannot be read. Close it elsewhere, or copy it here first.")
            self._says.refuse(words.format(name=path.name))
            return
        self._attach(_short(path.name), content)

    def remove(self, file: SessionFile) -> None:
        """The file is no longer shown with the session; undo brings it back."""
        told = translate("TrainingDoor", "{name} removed").format(name=file.name)
        self._context.operations.run(
            commands.detach,
            file_id=file.id,
            about=Told(told, page=PAGE),
            done=self._removed,
            refused=self._refused,
        )

    def open(self, file: SessionFile) -> None:
        """Show a copy of it under its own name in the program the system has for it; a program is not started."""
        name = _NOT_IN_NAMES.sub("_", file.name).strip(". ") or "file"
        if _PROGRAM.fullmatch(Path(name).suffix):
            words = translate("TrainingDoor", "{name} is a program; it is kept, but not started from here.")
            self._says.refuse(words.format(name=file.name))
            return
        try:
            content = photo(self._context.db.path, file.file)
        except (NotFound, OSError):
            words = translate("TrainingDoor", "{name} is not there any more, or not what it was.")
            self._says.refuse(words.format(name=file.name))
            return
        if self._copies is None:
            self._copies = QTemporaryDir()  # goes with the window
        folder = Path(self._copies.path()) / str(file.id)
        folder.mkdir(exist_ok=True)
        copy = folder / name
        copy.write_bytes(content)
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._says.say("done", translate("TrainingDoor", "{name} is opened").format(name=file.name))
        else:
            words = translate("TrainingDoor", "This PC has no program that opens {name}.")
            self._says.refuse(words.format(name=file.name))

    def _keep_picture(self, picture: QImage) -> None:
        now: datetime = self._context.clock.now().astimezone(zone(self._context.db))
        name = translate("TrainingDoor", "Picture {moment}").format(moment=f"{now:%Y-%m-%d %H.%M.%S}")
        try:
            self._attach(f"{name}.jpg", photo_bytes(picture))
        except NoPicture:
            self._says.refuse(translate("TrainingDoor", "This picture cannot be read."))

    def _attach(self, name: str, content: bytes) -> None:
        if self.session_id is None:
            return
        told = translate("TrainingDoor", "{name} kept").format(name=name)
        self._context.operations.run(
            commands.attach,
            session_id=self.session_id,
            name=name,
            content=content,
            about=Told(told, page=PAGE),
            done=self._attached,
            refused=self._refused,
        )

    def _attached(self, file: SessionFile) -> None:
        kept = translate("TrainingDoor", "{name} is kept with the session").format(name=file.name)
        self._says.say("done", kept, undo=True)

    def _removed(self, file: SessionFile) -> None:
        removed = translate("TrainingDoor", "{name} removed").format(name=file.name)
        self._says.say("done", removed, undo=True)

    def _refused(self, refusal: Refusal) -> None:
        self._says.refuse(explain(refusal))


def _short(name: str) -> str:
    """A name as long as is kept, its ending with it."""
    if len(name) <= FILE_NAME_LIMIT:
        return name
    ending = Path(name).suffix[:12]
    return name[: FILE_NAME_LIMIT - len(ending)] + ending
