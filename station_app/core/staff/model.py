"""Who works at the desk and what they may do."""

from dataclasses import dataclass
from enum import StrEnum

from station_app.core.errors import Refusal
from station_app.core.types import StaffId

NAME_LIMIT = 40


class Role(StrEnum):
    """What somebody on duty is: at the desk, or answering for the station."""

    DESK = "desk"
    MANAGER = "manager"


class Right(StrEnum):
    """Something that may be asked before it is done."""

    REGISTER = "register"
    VOID = "void"
    SETTINGS = "settings"
    STAFF = "staff"
    EXPORT = "export"
    EXPORT_UNMASKED = "export_unmasked"
    IMPORT = "import"
    REVEAL = "reveal"
    OVERRIDE = "override"
    WRITE_OFF = "write_off"


@dataclass(frozen=True, slots=True)
class Staff:
    """One account of the desk."""

    id: StaffId
    name: str
    role: Role
    active: bool


@dataclass(eq=False)
class NameTaken(Refusal):
    """Two people on duty cannot have one name: the log would not tell them apart."""

    name: str
