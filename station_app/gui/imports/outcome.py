"""What is said when an import is over or was taken back."""

from station_app.core.imports.queries import Batch
from station_app.core.imports.report import Report
from station_app.gui.imports.done import figures_of
from station_app.texts import translate


def taken_words(report: Report) -> str:
    """For the status line, with Undo beside it."""
    numbers = figures_of(report)
    if report.kind == "enrolments" and numbers["waiting"]:
        return translate("Imports", "Imported “{name}”: enrolled: {count}, waiting: {waiting}").format(
            name=report.file.name, count=f"{numbers['taken']:,}", waiting=f"{numbers['waiting']:,}"
        )
    words = {
        "people": translate("Imports", "Imported “{name}”: people: {count}"),
        "tools": translate("Imports", "Imported “{name}”: tools: {count}"),
        "supplies": translate("Imports", "Imported “{name}”: lines of goods: {count}"),
        "enrolments": translate("Imports", "Imported “{name}”: enrolled: {count}"),
    }.get(report.kind, translate("Imports", "Imported “{name}”: visits: {count}"))
    return words.format(name=report.file.name, count=f"{numbers['taken']:,}")


def taken_back_words(batch: Batch) -> str:
    """What went out again, and who or what stayed because more hung on it since."""
    name = batch.file or ""
    if batch.kind == "tools":
        return _tools_taken_back(batch, name)
    if batch.kind == "supplies":
        return translate("Imports", "“{name}” was taken back: lines of goods: {count}.").format(
            name=name, count=f"{batch.taken:,}"
        )
    if batch.kind == "enrolments":
        words = translate("Imports", "“{name}” was taken back: enrolments: {visits}, new people: {people}.")
    elif batch.kind == "people":
        words = translate("Imports", "“{name}” was taken back: people: {people}.")
    else:
        words = translate("Imports", "“{name}” was taken back: visits: {visits}, people: {people}.")
    gone = max(batch.people - batch.stayed, 0)
    said = words.format(name=name, visits=f"{batch.taken:,}", people=f"{gone:,}")
    if not batch.stayed:
        return said
    kept = translate("Imports", "{said} People who stay because they came since, or were changed since: {kept}.")
    return kept.format(said=said, kept=f"{batch.stayed:,}")


def _tools_taken_back(batch: Batch, name: str) -> str:
    gone = f"{max(batch.taken - batch.stayed, 0):,}"
    if not batch.stayed:
        return translate("Imports", "“{name}” was taken back: tools: {tools}.").format(name=name, tools=gone)
    return translate(
        "Imports", "“{name}” was taken back: tools: {tools}. Those that stay, as they were lent since: {kept}."
    ).format(name=name, tools=gone, kept=f"{batch.stayed:,}")
