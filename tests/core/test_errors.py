import pickle
from pathlib import Path

import pytest

from station_app.core.errors import AlreadyThere, Refusal, TooLong, TooNew, Trouble
from station_app.core.people.model import PhoneTaken


@pytest.mark.parametrize(
    ("error", "facts"),
    [
        (TooLong("person.name", 60, 61), {"field": "person.name", "limit": 60, "length": 61}),
        (PhoneTaken(3, "13800001111"), {"person_id": 3, "phone": "13800001111"}),
        (TooNew(Path("a"), 7, 1), {"path": Path("a"), "file_version": 7, "program_version": 1}),
        (AlreadyThere(Path("a")), {"path": Path("a")}),
    ],
)
def test_facts_survive_the_way_out_of_a_child_process(error: Exception, facts: dict[str, object]) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert {name: getattr(back, name) for name in facts} == facts
    assert all(repr(value) in str(back) for value in facts.values())


def test_errors_without_facts_too() -> None:
    for kind in (Refusal, Trouble):
        back = pickle.loads(pickle.dumps(kind("why")))
        assert type(back) is kind
        assert str(back) == f"{kind.__name__}()"
