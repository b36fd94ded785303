"""The program's log on this PC: times, acts and faults by id, for whoever mends it. Never a name or a phone."""

import logging
import logging.handlers
from pathlib import Path


def start_log(path: Path) -> None:
    """Write the log to a file of at most 1 MB and three older ones; a folder that is read-only stops nothing."""
    try:
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
