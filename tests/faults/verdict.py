"""What a look at the remains says, in the words every pack's figures are counted in."""

from dataclasses import dataclass

from station_app.core.audit.queries import broken_link
from station_app.core.storage.database import Database


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many acts were acknowledged, which of them are not there, and what is there by half or wrong otherwise."""

    acknowledged: int = 0
    lost: tuple[str, ...] = ()
    half: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Nothing lost, nothing by half."""
        return not self.lost and not self.half


def unsound(db: Database) -> list[str]:
    """What is wrong with any station's file: pages, references, the chain of acts, two open visits of one person."""
    found = []
    if (said := db.value("PRAGMA integrity_check")) != "ok":
        found.append(f"integrity: {said}")
    found += [f"reference: {row}" for row in db.rows("PRAGMA foreign_key_check")]
    if (link := broken_link(db)) is not None:
        found.append(f"chain: act {link}")
    twice = db.rows(
        "SELECT person_id FROM visit WHERE state = 'in' AND person_id IS NOT NULL GROUP BY person_id"
        " HAVING count(*) > 1"
    )
    return found + [f"here twice: person {row[0]}" for row in twice]
