"""The ways back from acts about supply."""

from station_app.core.undo.kept import Ways

WAYS: Ways = {}
