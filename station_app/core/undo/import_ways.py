"""The ways back from whole imports."""

from station_app.core.undo.kept import Ways

WAYS: Ways = {}
