import pytest

from station_app.core.amenities.commands import add
from station_app.core.amenities.model import Amenity
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.shifts.commands import begin
from station_app.core.shifts.model import Shift
from station_app.core.staff.commands import add as add_staff
from station_app.core.storage.database import Database
from tests.conftest import MORNING


@pytest.fixture
def shift(station: Database) -> Shift:
    """Somebody on duty since the morning."""
    staff = add_staff(station, name="林老师", now=MORNING, by=None).value
    return begin(station, staff_id=staff.id, now=MORNING, by=None).value


@pytest.fixture
def rider(station: Database) -> Person:
    """Somebody known, with a card."""
    return register(
        station, name="周佳宁", phone="13800002046", card="900001", category="food_rider", now=MORNING, by=None
    ).value


@pytest.fixture
def other(station: Database, rider: Person) -> Person:
    """Somebody else."""
    return register(station, name="单小满", phone="13800002047", now=MORNING, by=None).value


@pytest.fixture
def charging(station: Database) -> Amenity:
    """S-001, three charging places in the hall."""
    return add(station, name="充电位", kind="charging", place="大厅", capacity=3, now=MORNING, by=None).value


@pytest.fixture
def water(station: Database, charging: Amenity) -> Amenity:
    """S-002, a water dispenser in the hall: no places."""
    return add(station, name="饮水机 1 号", kind="water", place="大厅", now=MORNING, by=None).value
