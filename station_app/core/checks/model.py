"""What a check may find."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Which part of the file a finding is about."""

    PAGES = "pages"  # SQLite's own integrity
    REFERENCES = "references"  # a row points at one that is not there
    SCHEMA = "schema"  # tables or triggers are not this program's
    CHAIN = "chain"  # an act was changed, added or taken out behind our back
    VISITS = "visits"  # two open visits of one person
    SEEN = "seen"  # last visits do not follow from the visits
    LOANS = "loans"  # tools out and open loans are not the same, or two reservations share hours
    STOCK = "stock"  # what moves say is left is not their sum
    PLACES = "places"  # places of an amenity taken that are not there, or taken twice
    FAULTS = "faults"  # two open faults of one amenity
    SHIFTS = "shifts"  # two shifts or two openings that run at once
    TRAINING = "training"  # more seats taken than there are, somebody twice on a list, a certificate nobody earned


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be; `detail` is for whoever mends it, ids only."""

    kind: Kind
    detail: str
