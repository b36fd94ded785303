"""Everything that changes trainings; what does it lies beside and is called from here."""

from station_app.core.training.attachments import attach, detach
from station_app.core.training.certificates import certify, void_certificate
from station_app.core.training.door import close, sign_in, sign_out
from station_app.core.training.enrolling import enrol, enrol_many, promote, withdraw
from station_app.core.training.planning import cancel, edit, plan, plan_many

__all__ = [
    "attach",
    "cancel",
    "certify",
    "close",
    "detach",
    "edit",
    "enrol",
    "enrol_many",
    "plan",
    "plan_many",
    "promote",
    "sign_in",
    "sign_out",
    "void_certificate",
    "withdraw",
]
