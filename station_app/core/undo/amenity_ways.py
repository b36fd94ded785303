"""The ways back from acts about amenity."""

from station_app.core.undo.kept import Ways

WAYS: Ways = {}
