"""What every page is handed: the station, the clock, the one door for changes, and the looks of the moment."""

from dataclasses import dataclass

from station_app.core.clock import Clock
from station_app.core.storage.database import Database
from station_app.gui.kit.prompts import Prompts
from station_app.gui.runtime.changes import Hub
from station_app.gui.runtime.i18n import Language
from station_app.gui.runtime.icons import Icons
from station_app.gui.runtime.operations import Operations
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.runtime.sounds import Sounds
from station_app.gui.runtime.theme import Theme
from station_app.gui.runtime.undo import UndoStack


@dataclass(frozen=True, slots=True)
class Context:
    """Made once by `app.build` and passed on; nothing in the window is looked up in any other way."""

    db: Database
    clock: Clock
    hub: Hub
    operations: Operations
    undo: UndoStack
    prefs: Prefs
    theme: Theme
    icons: Icons
    language: Language
    prompts: Prompts
    sounds: Sounds
