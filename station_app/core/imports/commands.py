"""The imports, under the names the window and the command line call them by."""

from station_app.core.imports.people import import_people
from station_app.core.imports.visits import import_visits

__all__ = ["import_people", "import_visits"]
