"""A tool's whole story: who had it and when, what befell it, when it was added and changed."""

import json

from station_app.core.clock import from_text
from station_app.core.desk.story import Deed, loan_deed
from station_app.core.lending import queries as lending
from station_app.core.storage.database import Database

_TOLD_BY_LOAN = ("lending.lend", "lending.give_back")


def tool_story(db: Database, tool_id: int, *, limit: int = 200) -> list[Deed]:
    """The latest lines of a tool's story, newest first. A loan is one line; its state says how it ended.

    Raises NotFound.
    """
    lending.tool(db, tool_id)
    told = [(loan.out_at, 1, loan_deed(loan)) for loan in lending.loans_of(db, tool_id, limit=limit)]
    rows = db.rows(
        "SELECT a.what, a.at, s.name, u.id IS NOT NULL, r.text, a.ids FROM act a"
        " LEFT JOIN staff s ON s.id = a.by_id LEFT JOIN act u ON u.undoes = a.id LEFT JOIN remark r ON r.act_id = a.id"
        " WHERE a.id IN (SELECT act_id FROM act_about WHERE record = 'tool' AND record_id = ?1)"
        " AND a.what GLOB 'lending.*' AND a.what NOT IN (?2, ?3) ORDER BY a.id DESC LIMIT ?4",
        (tool_id, *_TOLD_BY_LOAN, limit),
    )
    rows += db.rows(
        "SELECT 'imports.tools', b.at, s.name, b.undone_at IS NOT NULL, b.file, '{}' FROM import_tool i"
        " JOIN import_batch b ON b.id = i.batch_id LEFT JOIN staff s ON s.id = b.by_id WHERE i.tool_id = ?",
        (tool_id,),
    )
    for what, at, by_name, undone, words, ids in rows:
        loans = json.loads(ids).get("loan", ())
        loan = lending.loan(db, loans[0]) if loans else None
        told.append((from_text(at), 0, Deed(what, from_text(at), by_name, bool(undone), words, loan=loan)))
    told.sort(key=lambda line: line[:2], reverse=True)
    return [deed for _, _, deed in told[:limit]]
