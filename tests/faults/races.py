"""Several programs on one station at once, and what must hold afterwards whoever was first."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

from station_app.core.clock import local_day, to_text
from station_app.core.people.commands import register
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database, open_database
from station_app.core.visits.counts import count
from tests.conftest import MORNING
from tests.faults.broken import ROOT, command
from tests.faults.verdict import Verdict, unsound

BEGIN = """
import sys
from datetime import UTC, datetime, timedelta
from station_app.core.amenities.commands import free, occupy, report_fault
from station_app.core.amenities.refusals import SlotTaken
from station_app.core.closing.commands import close
from station_app.core.errors import Refusal, Trouble
from station_app.core.lending.commands import give_back, lend, reserve
from station_app.core.lending.refusals import OnLoan
from station_app.core.people.commands import merge, register
from station_app.core.shifts.commands import begin
from station_app.core.shifts.model import ShiftOpen
from station_app.core.staff.commands import add
from station_app.core.storage.database import open_database
from station_app.core.supplies.commands import issue
from station_app.core.training.commands import certify, enrol, sign_in, withdraw
from station_app.core.training.commands import close as close_session
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in, check_in_anonymous, check_out

now = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
path, who = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
"""

# Every runner waits for the word of each round; what it did is one word each, "." ends the round.
_ROUNDS = """
db = open_database(path)
for line in sys.stdin:
    n = int(line)
    try:
        work(n)
    except (Refusal, Trouble) as error:
        print(type(error).__name__, flush=True)
    print(".", flush=True)
"""
_ONE_PERSON = """
def work(n):
    done = check_in(db, person_id=n, now=now, by=None)
    print(f"in={done.value.id}" if done.touched else "slip", flush=True)
"""
# Of each pair of records one runner makes one and parts them again, the others check both in, or take that back.
_PAIRS = """
def arrive(person, **more):
    done = check_in(db, person_id=person, now=now + timedelta(hours=who), by=None, **more)
    if done.touched:
        print(f"in={done.value.id}", flush=True)
    return done

def work(n):
    keep, drop = 2 * n - 1, 2 * n
    if who == 0:
        done = merge(db, keep=keep, drop=drop, now=now, by=None)
        print(f"merged={done.op}", flush=True)
        if n % 2:
            undo(db, op=done.op, now=now, by=None)
            print(f"parted={done.op}", flush=True)
    elif who == 1:
        arrive(drop)
    elif who == 2:
        arrive(keep)
    else:
        done = arrive(drop, again=True, reason="again")
        undo(db, op=done.op, now=now, by=None)
        print(f"void={done.value.id}", flush=True)
"""
_EXPECTED = {"slip", "AlreadyIn", "TooLate", "PhoneTaken", "NotEnough", "Full", "SlotTaken"}


def race(path: Path, story: str, runners: int) -> list[list[str]]:
    """Run a story in several processes that start together; what each of them said."""
    with _runners(path, story, runners, "") as others:
        said = []
        for other in others:
            out, errors = other.communicate("go\n", timeout=120)
            assert other.returncode == 0, errors
            said.append(out.split())
        return said


def sound(db: Database) -> None:
    """Nothing is wrong with the file itself. Raises AssertionError."""
    assert unsound(db) == []


def one_person_races(folder: Path, rounds: int, *, runners: int = 4, broken: str = "") -> Iterator[Verdict]:
    """So many races to check one person in: one visit each, and whoever was later is told so."""
    station = _station(folder, people=rounds)
    said = list(rounds_of(station, _ONE_PERSON, rounds, runners, broken))
    with closing(open_database(station)) as db:
        wrong = unsound(db)
        for n, words in enumerate(said, 1):
            there = db.rows("SELECT id FROM visit WHERE person_id = ? AND state = 'in'", (n,))
            visits = [f"in={row[0]}" for row in there]
            told = [word for word in words if word.startswith("in=")]
            half = [] if len(visits) == 1 and len(told) <= 1 else [f"person {n}: {len(visits)} visits, {told}"]
            half += unexpected(n, words) + (wrong if n == 1 else [])
            yield Verdict(len(told), tuple(word for word in told if word not in visits), tuple(half))


def pair_races(folder: Path, rounds: int, *, broken: str = "") -> Iterator[Verdict]:
    """So many races of merging, parting, checking in and taking back over two records of one person."""
    station = _station(folder, people=2 * rounds)
    said = list(rounds_of(station, _PAIRS, rounds, 4, broken))
    with closing(open_database(station)) as db:
        wrong = unsound(db) + _sums(db, said)
        for n, words in enumerate(said, 1):
            facts = _pair(db, n)
            told = [word for word in words if "=" in word]
            lost = [word for word in told if not _holds(word, words, facts)]
            half = unexpected(n, words) + _wrong_with_pair(db, n) + (wrong if n == 1 else [])
            yield Verdict(len(told), tuple(lost), tuple(half))


def _pair(db: Database, n: int) -> dict[str, str]:
    visits = db.rows("SELECT id, state FROM visit WHERE person_id IN (?, ?)", (2 * n - 1, 2 * n))
    acts = db.rows("SELECT id, what, undoes FROM act WHERE what IN ('people.merge', 'undo.undo')")
    facts = {f"in={visit}": state for visit, state in visits}
    facts |= {f"void={visit}": state for visit, state in visits if state == "void"}
    facts |= {f"merged={op}": what for op, what, _ in acts}
    return facts | {f"parted={undoes}": what for _, what, undoes in acts if undoes is not None}


def _holds(word: str, words: Sequence[str], facts: dict[str, str]) -> bool:
    taken_back = word.replace("in=", "void=") in words
    return word in facts and (not word.startswith("in=") or (facts[word] == "void") == taken_back)


def _wrong_with_pair(db: Database, n: int) -> list[str]:
    found, pair = [], (2 * n - 1, 2 * n)
    root = db.value("SELECT root_id FROM person WHERE id = ?", (pair[1],))
    if root is not None and db.value("SELECT 1 FROM visit WHERE person_id = ? AND state = 'in'", (pair[1],)):
        found.append(f"pair {n}: here under a merged record")
    for person in pair if root is None else pair[:1]:
        records = pair if root is not None else (person, person)
        last = db.value("SELECT max(arrived_at) FROM visit WHERE state <> 'void' AND person_id IN (?, ?)", records)
        seen = db.value("SELECT last_at FROM person_seen WHERE person_id = ?", (person,))
        if seen != last:
            found.append(f"pair {n}: person {person} seen {seen}, came {last}")
    return found


def _sums(db: Database, said: Sequence[Sequence[str]]) -> list[str]:
    """Hold the figures of the day against what the runners were told."""
    day = local_day(MORNING, zone(db))
    figures = count(db, day, day)
    told = [word for words in said for word in words]
    came = {word[3:] for word in told if word.startswith("in=")} - {word[5:] for word in told if word[:5] == "void="}
    roots = {
        root
        for visit in came
        for root in db.row("SELECT coalesce(p.root_id, p.id) FROM visit v JOIN person p ON p.id = v.person_id"
                           " WHERE v.id = ?", (visit,)) or ()
    }  # fmt: skip
    acts = db.value("SELECT count(*) FROM act WHERE at >= ? AND what <> 'people.register'", (to_text(MORNING),))
    wanted = {"visits": (figures.visits, len(came)), "people": (figures.people, len(roots))}
    wanted["acts"] = (acts, sum("=" in word for word in told))
    return [f"{name}: {is_} and not {must}" for name, (is_, must) in wanted.items() if is_ != must]


def unexpected(n: int, words: Sequence[str]) -> list[str]:
    """What a runner may not say in a race."""
    return [f"round {n}: {word}" for word in words if "=" not in word and word not in _EXPECTED]


def _station(folder: Path, *, people: int) -> Path:
    path = folder / "station.sqlite"
    with closing(open_database(path, create=True)) as db:
        for n in range(people):
            register(db, name=f"周{n}", now=MORNING - timedelta(days=1), by=None)
    return path


def rounds_of(path: Path, work: str, rounds: int, runners: int, broken: str) -> Iterator[list[str]]:
    """Run `work(n)` for every round in all runners at once; what they said in each."""
    with _runners(path, work + _ROUNDS, runners, broken) as others:
        for n in range(rounds + 1):
            for other in others:
                assert other.stdin is not None
                other.stdin.write(f"{n}\n" if n else "go\n")
                other.stdin.flush()
            if n:
                yield [word for other in others for word in _heard(other)]


def _heard(other: "subprocess.Popen[str]") -> Iterator[str]:
    assert other.stdout is not None
    while (line := other.stdout.readline()) != ".\n":
        if not line:
            yield "crashed"
            return
        yield line.strip()


@contextmanager
def _runners(path: Path, story: str, runners: int, broken: str) -> Iterator[list["subprocess.Popen[str]"]]:
    others = [
        subprocess.Popen(
            command("-c", BEGIN + story, str(path), str(n), broken=broken),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for n in range(runners)
    ]
    try:
        for other in others:
            assert other.stdout is not None
            assert other.stdout.readline() == "ready\n", other.communicate()
        yield others
    finally:
        for other in others:
            other.communicate(timeout=120)
