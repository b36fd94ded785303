"""The check as a job: over a connection of its own, in a child process."""

from pathlib import Path

from station_app.core.checks.queries import check
from station_app.core.storage.database import open_database
from station_app.core.types import Step


def run(*, station: Path, whole: bool, step: Step | None = None) -> list[str]:
    """What a check of a station's file found, as short words; empty when all is well."""
    if step is not None:
        step(0, 1)
    db = open_database(station, read_only=True)
    try:
        return [f"{finding.kind.value} {finding.detail}" for finding in check(db, whole=whole)]
    finally:
        db.close()
