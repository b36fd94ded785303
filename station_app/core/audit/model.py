"""What an act is: a change as the audit log and the undo of the desk see it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from station_app.core.types import ActId, StaffId

Ids = Mapping[str, Sequence[int]]
"""Which records an act is about: table name → ids."""

FIRST_PREV = "0" * 64


@dataclass(frozen=True, slots=True)
class Act:
    """One change that was committed. `what` is `feature.command`, `at` UTC text."""

    id: ActId
    key: str
    at: str
    by: StaffId | None
    what: str
    ids: dict[str, list[int]]
    undoes: ActId | None

    def only(self, record: str) -> int:
        """The one id of a record the act is about."""
        (only,) = self.ids[record]
        return only


@dataclass(frozen=True, slots=True)
class Before:
    """What one row was before an act, as column → value."""

    record: str
    record_id: int
    was: dict[str, object]


def ids_text(ids: Ids) -> str:
    """The stored form of ids: compact JSON with sorted keys, so that the chain can be computed again."""
    return json.dumps({k: list(v) for k, v in ids.items()}, separators=(",", ":"), sort_keys=True)


def chain_hash(prev: str, key: str, at: str, by: int | None, what: str, ids: str, undoes: int | None) -> str:
    """The hash of an act over its facts and the hash of the act before it: 64 hex digits."""
    facts = json.dumps([prev, key, at, by, what, ids, undoes], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(facts.encode()).hexdigest()
