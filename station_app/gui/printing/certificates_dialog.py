"""Certificates of a session: numbered in one act when it is clear where they go; who has a number keeps it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal, Trouble
from station_app.core.paths import resources_dir
from station_app.core.training.commands import certify
from station_app.core.training.model import Certificate, Enrolment, EnrolmentState, SessionState
from station_app.core.training.queries import certificates
from station_app.core.training.refusals import NobodyAttended, SessionOver
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.gui.printing.certificate import CertificateFace, certificate_layout, certificate_pages
from station_app.gui.printing.pages_dialog import PagesDialog
from station_app.gui.printing.paper import Page
from station_app.gui.printing.printers import Printers
from station_app.gui.printing.training_facts import TrainingFacts
from station_app.gui.runtime.theme import read_tokens
from station_app.texts import translate
from station_app.texts.refusals import explain_refusal
from station_app.texts.training import hours, name_of
from station_app.texts.training_prints import certificate_words, full_day

_NAMED = 6
"""So many people without a name are listed; of more the number is said."""


class CertificatesDialog(PagesDialog):
    """Of everybody who attended, or of those named. Who has no name on record gets none, and is told of."""

    def __init__(
        self,
        context: Context,
        session_id: int,
        enrolment_ids: Sequence[int] | None = None,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        title = translate("TrainingPrints", "Print certificates")
        layout = certificate_layout()
        super().__init__(context, "certificates", title, parent, printers=printers, layout=layout)
        self._session_id = session_id
        self._asked = None if enrolment_ids is None else tuple(dict.fromkeys(enrolment_ids))
        self._accent = read_tokens(resources_dir() / "theme" / "tokens.toml")["light"].accent
        self.begin()

    def show_choice(self) -> None:
        facts = TrainingFacts(self._context, self._session_id)
        came, others = self._chosen(facts)
        named = [each for each in came if each.name]
        self._suggest(facts, named)
        stop = self._stop(facts, came)
        if stop:
            self.say(facts.topic(), "", stop, [])
            return
        self.say(
            facts.topic(),
            self._told(named),
            "\n".join((*_nameless(came), *_left_out(others))),
            self._pages(facts, named),
        )

    def prepare(self) -> None:
        facts = TrainingFacts(self._context, self._session_id)
        ids = [each.id for each in self._chosen(facts)[0] if each.name]
        if not ids:
            self.delivery.refuse(NobodyAttended(self._session_id))
            return
        self._context.operations.run(
            certify,
            session_id=self._session_id,
            enrolment_ids=ids,
            done=self._certified,
            refused=self._failed,
            troubled=self._failed,
            about=Told(
                translate("TrainingPrints", "Certificates given for “{topic}”").format(topic=facts.topic()),
                page="training",
            ),
        )

    # -- numbers -----------------------------------------------------------------------------------------------------

    def _certified(self, given: tuple[Certificate, ...]) -> None:
        facts = TrainingFacts(self._context, self._session_id)
        wanted = {each.enrolment_id for each in given}
        self.hand_on(self._pages(facts, [each for each in self._chosen(facts)[0] if each.id in wanted and each.name]))
        self.show_choice()

    def _failed(self, error: Refusal | Trouble) -> None:
        self.delivery.refuse(error)

    # -- who ---------------------------------------------------------------------------------------------------------

    def _chosen(self, facts: TrainingFacts) -> tuple[list[Enrolment], int]:
        """Those asked for who attended, and how many of those asked for did not."""
        came = facts.listed(EnrolmentState.ATTENDED)
        if self._asked is None:
            return came, 0
        chosen = [each for each in came if each.id in self._asked]
        return chosen, len(self._asked) - len(chosen)

    def _stop(self, facts: TrainingFacts, came: Sequence[Enrolment]) -> str:
        """Why there is nothing to print, if so."""
        session = facts.session
        if session.state in {SessionState.CANCELLED, SessionState.VOID}:
            return explain_refusal(SessionOver(session.id, session.state))
        if not session.closed:
            return translate(
                "TrainingPrints", "Certificates are given once the session is closed. Please close it first."
            )
        if not came:
            return explain_refusal(NobodyAttended(session.id))
        if not any(each.name for each in came):
            return "\n".join(_nameless(came))
        return ""

    def _told(self, named: Sequence[Enrolment]) -> str:
        old = sum(each.certificate is not None for each in named)
        parts = [translate("TrainingPrints", "Certificates: {count}, one page each.").format(count=len(named))]
        if old:
            parts.append(translate("TrainingPrints", "Numbered already: {count}. They keep it.").format(count=old))
        if old < len(named):
            fresh = translate("TrainingPrints", "New: {count}. They get their numbers when you save or print.")
            parts.append(fresh.format(count=len(named) - old))
        return "\n".join(parts)

    def _suggest(self, facts: TrainingFacts, named: Sequence[Enrolment]) -> None:
        what = translate("TrainingPrints", "Certificate")
        if len(named) == 1 and self._asked is not None:
            what = f"{what}-{named[0].name}"
        self.delivery.suggest(facts.file_name(what))

    # -- pages -------------------------------------------------------------------------------------------------------

    def _pages(self, facts: TrainingFacts, people: Sequence[Enrolment]) -> list[Page]:
        given = {each.enrolment_id: each for each in certificates(self._context.db, self._session_id)}
        today = local_day(self._context.clock.now(), facts.zone)
        session = facts.session
        faces = []
        for each in people:
            certificate = given.get(each.id)
            faces.append(
                CertificateFace(
                    number="" if certificate is None else certificate.number,
                    name=each.name or "",
                    topic=facts.topic(),
                    day=full_day(session.day),
                    hours=hours(session.minutes),
                    place=session.place or "",
                    trainer=session.trainer or "",
                    organiser=session.organiser or "",
                    station=facts.station,
                    issued=full_day(today if certificate is None else certificate.day),
                )
            )
        return certificate_pages(faces, certificate_words(), self._accent)


def _nameless(came: Sequence[Enrolment]) -> list[str]:
    missing = [name_of(each) for each in came if not each.name]
    if not missing:
        return []
    shown = translate("TrainingPrints", ", ").join(missing[:_NAMED])
    if len(missing) > _NAMED:
        shown = translate("TrainingPrints", "{names} and {count} more").format(names=shown, count=len(missing) - _NAMED)
    return [
        translate(
            "TrainingPrints",
            "No certificate without a name: {names}. Enter their names on the page of people, then print again.",
        ).format(names=shown)
    ]


def _left_out(others: int) -> list[str]:
    if not others:
        return []
    return [translate("TrainingPrints", "Left out, because they did not attend: {count}.").format(count=others)]
