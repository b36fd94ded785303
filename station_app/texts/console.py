"""What the command line prints, line by line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from station_app.core.checks.model import Finding, Kind
from station_app.core.imports.fates import Group
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.queries import Batch
from station_app.core.imports.report import Fate, Report
from station_app.core.lending.model import Loan, Tool
from station_app.core.reports import (
    amenity_ledgers,
    inspection_sheet,
    opening_ledgers,
    supply_ledgers,
    training_ledgers,
)
from station_app.core.reports.house_figures import HouseFigures
from station_app.core.reports.lending_figures import LendingFigures
from station_app.core.reports.lending_ledgers import FIGURES
from station_app.core.reports.model import Statistics
from station_app.core.reports.training_figures import TrainingFigures
from station_app.core.search.model import Hit
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels
from station_app.core.storage.database import Database
from station_app.texts import translate
from station_app.texts.house_sheets import house_words
from station_app.texts.imports import choice_words, reason_words
from station_app.texts.labels import masked_phone, person_name
from station_app.texts.lending import tool_state
from station_app.texts.sheets import lending_words
from station_app.texts.training_sheets import training_words


def import_lines(report: Report, left_out: Path | None, *, dry_run: bool) -> Iterator[str]:
    """What an import decided and did."""
    if dry_run:
        yield translate("Console", "Dry run: nothing was written.")
    where = report.file.name
    if report.sheet:  # a text file has none
        where = translate("Console", "{file}, sheet {sheet}").format(file=where, sheet=report.sheet)
    yield translate("Console", "{file}: header in row {row}, rows below it: {lines}").format(
        file=where, row=report.columns.header_row, lines=report.lines
    )
    if report.source.encoding is not None:
        yield translate("Console", "Characters read as {encoding}").format(encoding=report.source.encoding.upper())
    for field, header in report.columns.headers.items():
        yield f"  {header} → {field.value}"
    if report.columns.unused:
        yield translate("Console", "Columns not read: {columns}").format(columns=", ".join(report.columns.unused))
    if report.other_sheets:
        yield translate("Console", "Other sheets, not read: {sheets}").format(sheets=", ".join(report.other_sheets))
    yield from _fates(report)
    for choice, count in report.decisions.items():
        yield f"  {count:>6}  {choice_words(choice)}"
    for reason, count in report.skipped.items():
        yield f"  {count:>6}  {reason_words(reason)}"
    if left_out is not None:
        yield translate("Console", "Not taken, for you to look at: {path}").format(path=left_out)


def left_out_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """The rows of the file of what was not taken, its header first."""
    yield (translate("Console", "Row"), translate("Console", "Why"), translate("Console", "What stood there"))
    for part in report.left_out:
        why = choice_words(part.why) if isinstance(part.why, Choice) else reason_words(Reason(part.why))
        yield (str(part.row), why, " | ".join(word for word in part.words if word))


def left_out_name(source: Path) -> str:
    """What the file of what was not taken is called."""
    return translate("Console", "{name} - not taken.csv").format(name=source.stem)


def batch_lines(batches: Iterable[Batch]) -> Iterator[str]:
    """The imports so far, one a line, and below one taken back what stayed of it."""
    kinds = {
        "visits": translate("Console", "visits"),
        "people": translate("Console", "people"),
        "tools": translate("Console", "tools"),
        "supplies": translate("Console", "supplies"),
        "enrolments": translate("Console", "enrolments"),
    }
    for batch in batches:
        parts = [
            f"{batch.id:>4}",
            f"{batch.at:%Y-%m-%d}",
            kinds[batch.kind],
            batch.file or "",
            translate("Console", "taken: {count}").format(count=batch.taken),
        ]
        if batch.completed:
            parts.append(translate("Console", "gaps filled in: {count}").format(count=batch.completed))
        if batch.not_taken:
            parts.append(translate("Console", "not taken: {count}").format(count=batch.not_taken))
        if batch.undone_at is not None:
            parts.append(translate("Console", "taken back on {day}").format(day=f"{batch.undone_at:%Y-%m-%d}"))
        yield "  ".join(parts)
        if batch.stayed and batch.kind == "tools":
            yield "      " + translate(
                "Console", "Tools that stayed, as they were lent or changed since: {count}"
            ).format(count=batch.stayed)
        elif batch.stayed:
            yield "      " + translate(
                "Console", "People who stayed, as they came or were changed since: {count}"
            ).format(count=batch.stayed)


def statistics_lines(db: Database, figures: Statistics, before: Statistics, language: str) -> Iterator[str]:
    """The figures of a period, in brackets those of the period before where anybody came in it."""
    yield f"{figures.period.first} – {figures.period.last}"
    if before.visit_count:
        yield translate("Console", "In brackets: {first} – {last}").format(
            first=before.period.first, last=before.period.last
        )
    for (words, now), (_, then) in zip(_figures(figures), _figures(before), strict=True):
        yield f"{now:>8}  {words}" + (f" ({then})" if before.visit_count else "")
    for title, dictionary, counts in (
        (translate("Sheets", "By category"), Dictionary.CATEGORY, figures.by_category),
        (translate("Sheets", "By platform"), Dictionary.PLATFORM, figures.by_platform),
        (translate("Sheets", "By service"), Dictionary.SERVICE, figures.by_service),
    ):
        names = labels(db, dictionary, language)
        yield title
        yield from (f"{count:>8,}  {names.get(code, code)}" for code, count in counts.items())


def hit_line(db: Database, hit: Hit, language: str) -> str:
    """One person found."""
    category = labels(db, Dictionary.CATEGORY, language).get(hit.category, hit.category)
    parts = [str(hit.person_id), person_name(hit.name, hit.nickname, hit.phone), masked_phone(hit.phone), category]
    if hit.swapped:
        parts.append(translate("Console", "(two digits swapped)"))
    return "  ".join(part for part in parts if part)


def finding_line(finding: Finding) -> str:
    """One thing a check found."""
    return translate("Console", "Not in order: {what} ({detail})").format(
        what=finding_words(finding.kind), detail=finding.detail
    )


def finding_words(kind: Kind) -> str:
    """Which part of the file a finding is about."""
    return {
        Kind.PAGES: translate("Console", "pages of the file"),
        Kind.REFERENCES: translate("Console", "rows that point at none"),
        Kind.SCHEMA: translate("Console", "tables or guards"),
        Kind.CHAIN: translate("Console", "chain of changes"),
        Kind.VISITS: translate("Console", "two open visits of one person"),
        Kind.SEEN: translate("Console", "time of the last visit"),
        Kind.LOANS: translate("Console", "tools out and open loans"),
        Kind.STOCK: translate("Console", "stock and its moves"),
        Kind.PLACES: translate("Console", "places taken in amenities"),
        Kind.FAULTS: translate("Console", "two open faults of one amenity"),
        Kind.SHIFTS: translate("Console", "two shifts or openings at once"),
        Kind.TRAINING: translate("Console", "seats, attendance and certificates of trainings"),
    }[kind]


def tool_line(tool: Tool, loan: Loan | None) -> str:
    """A tool found: T-013 打气筒 · A1 3 · 已借出 · 周佳宁."""
    place = " ".join(part for part in (tool.cabinet, tool.slot) if part)
    who = None if loan is None else person_name(loan.name, loan.nickname, loan.phone)
    return " · ".join(part for part in (f"{tool.code} {tool.name}", place, tool_state(tool.state), who) if part)


def lending_lines(figures: LendingFigures) -> Iterator[str]:
    """The figures of a period's lending; nothing where nothing was lent."""
    words = lending_words()
    if figures.lent_count or figures.lost_count:
        for key in FIGURES:
            yield f"{words[f'figure.{key}']}: {getattr(figures, key)}"


def house_lines(db: Database, figures: HouseFigures, language: str) -> Iterator[str]:
    """The figures of a period's house; nothing where nothing was opened, moved, broken or looked at."""
    if not figures.anything:
        return
    words = house_words()
    for prefix, of, keys in (
        ("", figures.opening, opening_ledgers.FIGURES),
        ("supplies_", figures.supplies, supply_ledgers.FIGURES),
        ("amenities_", figures.amenities, (*amenity_ledgers.FIGURES, *inspection_sheet.FIGURES)),
    ):
        for key in keys:
            value = getattr(of, key)
            yield f"{words[f'figure.{prefix}{key}']}: {f'{value:.1f}' if isinstance(value, float) else value}"
        if of is figures.supplies and figures.supplies.issued_by_kind:
            kinds = labels(db, Dictionary.SUPPLY_KIND, language)
            yield words["summary.issued_by_kind"]
            yield from (f"{count:>8,}  {kinds[code]}" for code, count in figures.supplies.issued_by_kind.items())


def training_lines(db: Database, figures: TrainingFigures, language: str) -> Iterator[str]:
    """The figures of a period's trainings, line by line; nothing where no session was held or cancelled."""
    if not figures.anything:
        return
    words = training_words()
    for key in training_ledgers.FIGURES:
        value = getattr(figures, key)
        if value is not None:
            yield f"{words[f'figure.training_{key}']}: {f'{value:.1f}' if isinstance(value, float) else value}"
    if figures.by_topic:
        courses = labels(db, Dictionary.COURSE, language)
        yield words["summary.attended_by_topic"]
        yield from (f"{topic.attended:>8,}  {courses.get(key, key)}" for key, topic in figures.by_topic.items())


def _figures(of: Statistics) -> Iterator[tuple[str, str]]:
    yield translate("Sheets", "Visits"), f"{of.visit_count:,}"
    yield translate("Sheets", "People (each once)"), f"{of.person_count:,}"
    yield translate("Sheets", "New people"), f"{of.new_count:,}"
    yield translate("Sheets", "Services used"), f"{of.service_count:,}"
    yield translate("Sheets", "Visits without a name"), f"{of.anonymous_count:,}"
    for words, mean in (
        (translate("Sheets", "Visits a person"), of.visits_per_person),
        (translate("Sheets", "Average stay (min)"), of.stay_minutes),
    ):
        yield words, "–" if mean is None else f"{mean:.1f}"


def _fates(report: Report) -> Iterator[str]:
    yield translate("Console", "Taken: {count}").format(count=report.fates.get(Fate.TAKEN, 0))
    if report.kind == "people":
        yield translate("Console", "Known, gaps filled in: {count}").format(count=report.fates.get(Fate.COMPLETED, 0))
    yield translate("Console", "Known from before, nothing added: {count}").format(
        count=report.fates.get(Fate.KNOWN, 0)
    )
    if report.groups[Group.NOT_TAKEN]:
        yield translate("Console", "Not taken: {count}").format(count=report.groups[Group.NOT_TAKEN])
    if report.kind == "tools":
        yield translate("Console", "Tools: {count}").format(count=report.new_tools)
        return
    if report.kind == "supplies":
        yield translate("Console", "New goods: {count}").format(count=report.new_goods)
        yield translate("Console", "Received: {count}").format(count=report.received)
        return
    yield translate("Console", "New people: {count}").format(count=report.new_people)
    if report.kind == "visits":
        yield translate("Console", "Without a person: {count}").format(count=report.without_person)
