"""The ways back from acts about closing."""

from station_app.core.undo.kept import Ways

WAYS: Ways = {}
