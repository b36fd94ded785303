from typing import Any

import pytest

from station_app.core.errors import Missing, NotFound, TooLong
from station_app.core.storage.database import Database
from station_app.core.storage.photos import photo
from station_app.core.training import attachments, queries
from station_app.core.training.commands import attach, cancel, detach
from station_app.core.training.model import Session
from station_app.core.training.refusals import FileTooBig
from station_app.core.types import NO_ACT
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import Planner

SLIDES = {"name": " 课件.pdf ", "content": b"%PDF-1.7"}


def test_slides_are_kept(station: Database, session: Session, truth_of_touched: Truth) -> None:
    done = truth_of_touched(attach, session_id=session.id, **SLIDES, key="form")
    assert (done.value.name, done.value.size, done.value.picture) == ("课件.pdf", 8, False)
    assert photo(station.path, done.value.file) == SLIDES["content"]
    assert attach(station, session_id=session.id, name="x", content=b"y", now=MORNING, by=None, key="form") == done
    after = contents(station)
    assert truth_of_touched(attach, session_id=session.id, **SLIDES).op == NO_ACT
    assert contents(station) == after
    for name in ("现场.JPG", "b.webp", "c.pdf.png"):
        assert truth_of_touched(attach, session_id=session.id, name=name, content=b"x").value.picture
    assert len(queries.files(station, session.id)) == 4


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": "  "}, Missing),
        ({"content": b""}, Missing),
        ({"name": "名" * 121}, TooLong),
        ({"session_id": 99}, NotFound),
    ],
)
def test_what_is_not_kept(
    station: Database, session: Session, truth_of_touched: Truth, said: dict[str, Any], refusal: Any
) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        truth_of_touched(attach, **{"session_id": session.id, **SLIDES, **said})
    assert contents(station) == before
    assert not station.path.with_name("station.sqlite.files").exists()


def test_a_film_is_too_big(
    station: Database, session: Session, truth_of_touched: Truth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST_FILE", 7)
    before = contents(station)
    with pytest.raises(FileTooBig) as refused:
        truth_of_touched(attach, session_id=session.id, **SLIDES)
    assert (refused.value.name, refused.value.size, refused.value.limit) == ("课件.pdf", 8, 7)
    assert contents(station) == before


def test_no_longer_shown(station: Database, session: Session, truth_of_touched: Truth) -> None:
    kept = truth_of_touched(attach, session_id=session.id, **SLIDES)
    gone = truth_of_touched(detach, file_id=kept.value.id, key="form")
    assert queries.files(station, session.id) == []
    assert photo(station.path, kept.value.file)  # the bytes stay
    assert detach(station, file_id=kept.value.id, now=MORNING, by=None, key="form") == gone
    after = contents(station)
    assert truth_of_touched(detach, file_id=kept.value.id).op == NO_ACT
    with pytest.raises(NotFound):
        truth_of_touched(detach, file_id=99)
    with pytest.raises(TooLate):  # what is gone is not taken back a second time
        truth_of_touched(undo, op=kept.op)
    assert contents(station) == after
    truth_of_touched(undo, op=gone.op)
    assert queries.files(station, session.id) == [kept.value]
    truth_of_touched(undo, op=kept.op)
    assert queries.files(station, session.id) == []


def test_the_same_file_is_not_there_twice(station: Database, session: Session, truth_of_touched: Truth) -> None:
    first = truth_of_touched(attach, session_id=session.id, **SLIDES)
    gone = truth_of_touched(detach, file_id=first.value.id)
    second = truth_of_touched(attach, session_id=session.id, **SLIDES)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=gone.op)
    assert queries.files(station, session.id) == [second.value]


def test_of_one_session_only(station: Database, planned: Planner, truth_of_touched: Truth) -> None:
    first, second = planned(), planned()
    plan = station.value("SELECT max(id) FROM act")
    kept = truth_of_touched(attach, session_id=second.id, **SLIDES)
    assert queries.files(station, first.id) == []
    with pytest.raises(TooLate):  # a session with a file is not taken back
        truth_of_touched(undo, op=plan)
    cancel(station, session_id=second.id, now=MORNING, by=None)
    assert queries.files(station, second.id) == [kept.value]
