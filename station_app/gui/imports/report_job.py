"""The report of an import, written in a child process: opens the preview there. Imports no Qt."""

from contextlib import closing
from pathlib import Path

from station_app.core.imports.preview_file import PreviewFile
from station_app.core.imports.report import Report
from station_app.core.imports.report_file import ReportWords, write_report
from station_app.core.types import Step


def report_job(
    *,
    report: Report,
    preview: Path | None,
    out: Path,
    format: str,  # noqa: A002 - as every writer calls it
    words: ReportWords,
    step: Step | None = None,
) -> Path:
    """Write it; gives the place back. Refused as `write_report`."""
    if preview is None:
        write_report(report, None, out, format, words, step)
        return out
    with closing(PreviewFile(preview)) as opened:
        write_report(report, opened, out, format, words, step)
    return out
