"""The child's end of a job: runs the target and tells how far it is. Imports no Qt, so that it starts fast."""

import os
import threading
import time
import traceback
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

from station_app.core.errors import Cancelled, Refusal, Trouble

SECONDS_BETWEEN_STEPS = 0.05


class _Teller:
    """A `Step` that passes progress on, at most twenty times a second and at the end."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        moment = time.monotonic()
        if moment >= self._next or done == total:
            self._next = moment + SECONDS_BETWEEN_STEPS
            self._pipe.send(("progressed", done, total))


def main(pipe: Connection, target: str, facts: dict[str, Any]) -> None:
    """Run `package.module:function` with `facts` and send one last word: finished, failed, crashed or cancelled."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        module, _, name = target.partition(":")
        result = getattr(import_module(module), name)(step=_Teller(pipe), **facts)
        pipe.send(("finished", result))
    except Cancelled:
        pipe.send(("cancelled",))
    except (Refusal, Trouble) as known:
        pipe.send(("failed", known))
    except BrokenPipeError:
        pass  # the window is gone; so is the reader of any word we could say
    except BaseException:
        pipe.send(("failed", traceback.format_exc()))
    finally:
        pipe.close()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
