"""The ways back from acts about shift."""

from station_app.core.undo.kept import Ways

WAYS: Ways = {}
