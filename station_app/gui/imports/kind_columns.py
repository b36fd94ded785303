"""The columns of the preview by what the file holds."""

from collections.abc import Callable

from station_app.core.clock import local_day
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.gui.imports.enrolment_columns import EnrolmentColumns
from station_app.gui.imports.line_table import LineColumns
from station_app.gui.imports.supply_columns import SupplyColumns
from station_app.gui.imports.tool_columns import ToolColumns
from station_app.gui.kit.context import Context
from station_app.texts.dictionaries import read_words


def columns_for(
    context: Context, kind: str, changed: Callable[[int], bool], *, one_session: bool = False
) -> LineColumns:
    """The columns of a kind in the words and on the day of now; `changed` are rows under correction.

    `one_session`: a list of enrolments is for one session.
    """
    db, language = context.db, context.language.code
    words, today = read_words(db, language), local_day(context.clock.now(), zone(db))
    if kind == "tools":
        return ToolColumns(words, today, changed, labels(db, Dictionary.TOOL_KIND, language))
    if kind == "supplies":
        return SupplyColumns(words, today, changed, labels(db, Dictionary.SUPPLY_KIND, language))
    if kind == "enrolments":
        return EnrolmentColumns(words, today, changed, db, language, whole=one_session)
    return LineColumns(words, today, changed)
