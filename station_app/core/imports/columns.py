"""Which row is the header and which column holds which field, by the words registers use, in Chinese and English."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from station_app.core.imports.model import (
    Cell,
    Columns,
    Field,
    MissingColumn,
    Table,
    UnknownColumn,
    UnknownField,
    Unreadable,
    Why,
)

HEADER_ROWS = 20

VISIT_FIELDS = (
    Field.NUMBER, Field.DAY, Field.ARRIVED, Field.LEFT, Field.NAME, Field.NICKNAME, Field.PHONE,
    Field.CATEGORY, Field.PLATFORM, Field.SERVICES, Field.HEADS, Field.NOTE,
)  # fmt: skip
PEOPLE_FIELDS = (
    Field.NUMBER, Field.NAME, Field.NICKNAME, Field.PHONE, Field.CATEGORY, Field.PLATFORM, Field.CARD, Field.NOTE,
)  # fmt: skip

_WORDS: dict[Field, str] = {
    Field.NUMBER: "序号 编号 序 no no. # number",
    Field.DAY: "日期 到站日期 登记日期 服务日期 来访日期 到站日 时间日期 日期时间 年月日 date day visitdate",
    Field.ARRIVED: "到站时间 到达时间 进站时间 入站时间 签到时间 来站时间 登记时间 到站 时间 arrived arrival "
    "arrivaltime timein time",
    Field.LEFT: "离站时间 离开时间 出站时间 签退时间 离站 left departure departuretime timeout leavingtime",
    Field.NAME: "姓名 姓名称呼 名字 服务对象 服务对象姓名 人员姓名 骑手姓名 name fullname person namenickname",
    Field.NICKNAME: "称呼 昵称 nickname formofaddress",
    Field.PHONE: "联系电话 手机 电话 手机号 手机号码 电话号码 联系方式 联系手机 phone mobile tel telephone cell "
    "phonenumber mobilenumber",
    Field.CATEGORY: "人员类别 类别 人员类型 类型 职业 身份 工种 人群类别 category type workercategory occupation",
    Field.PLATFORM: "所属平台 平台 单位 所属单位 工作单位 平台单位 企业 公司 所属公司 platform company employer",
    Field.SERVICES: "服务内容 服务项目 服务 服务事项 使用服务 享受服务 需求 services service servicesused",
    Field.HEADS: "人数 人次 heads headcount count people",
    Field.NOTE: "备注 说明 备考 附注 note notes remark remarks comment comments",
    Field.CARD: "卡号 卡码 会员卡号 卡片编号 card cardcode cardnumber cardno",
}
_NOT_WORD = re.compile(r"[\s*:/\\|,.、·・_\-()\[\]【】<>《》\"'“”‘’]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")


def find_columns(
    table: Table,
    *,
    fields: Sequence[Field],
    needed: Sequence[Field],
    mapping: Mapping[str, str] | None = None,
) -> Columns:
    """Header row and columns of a table for an import; any one of `needed` must be there.

    `mapping` is {"column header": "field"} and goes before the known words; an empty field leaves a column out.
    Raises Unreadable (no header), MissingColumn, UnknownColumn, UnknownField.
    """
    wanted = _wanted(mapping or {}, fields)
    header_row = _header_row(table, fields, wanted)
    headers = [_text(cell) for cell in table.rows[header_row - 1]]
    columns = _columns(table, header_row, headers, fields, wanted)
    if not any(field in columns.at for field in needed):
        shown = tuple(header for header in headers if header)
        raise MissingColumn(table.path, tuple(map(str, needed)), header_row, shown)
    return columns


def header_key(text: str) -> str:
    """What two spellings of one column header share."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def column_letter(index: int) -> str:
    """The letter a spreadsheet shows over a column, index from 0."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_FIELD_OF = {header_key(word): field for field, words in _WORDS.items() for word in words.split() if word != "#"}


def _wanted(mapping: Mapping[str, str], fields: Sequence[Field]) -> dict[str, Field | None]:
    wanted: dict[str, Field | None] = {}
    for column, name in mapping.items():
        known = name.strip().lower()
        if known and known not in fields:
            raise UnknownField(name, tuple(map(str, fields)))
        wanted[_exact(column)] = Field(known) if known else None
    return wanted


def _exact(header: str) -> str:
    return header_key(header) or header.strip()


def field_of(header: str, fields: Sequence[Field]) -> Field | None:
    """The field a column header means, with or without what it says in brackets."""
    plain = unicodedata.normalize("NFKC", header)
    for text in (plain, _IN_BRACKETS.sub("", plain)):
        field = Field.NUMBER if text.strip() == "#" else _FIELD_OF.get(header_key(text))
        if field in fields:
            return field
    return None


def _header_row(table: Table, fields: Sequence[Field], wanted: Mapping[str, Field | None]) -> int:
    best, best_score, above = 0, 0, False
    for number, row in enumerate(table.rows[:HEADER_ROWS], start=1):
        headers = [_text(cell) for cell in row]
        found = {field_of(header, fields) for header in headers} | {
            wanted.get(_exact(header)) for header in headers if header
        }
        score = len(found - {None})
        # One known word is enough where nothing stands above or beside it; elsewhere it may be a title's.
        alone = not above or sum(1 for header in headers if header) == 1
        if score > (0 if alone else 1) and score > best_score:
            best, best_score = number, score
        above = above or any(headers)
    if not best:
        if wanted:
            raise UnknownColumn(next(iter(wanted)), _first_filled(table))
        raise Unreadable(table.path, Why.NO_HEADER)
    return best


def _first_filled(table: Table) -> tuple[str, ...]:
    rows = (tuple(text for cell in row if (text := _text(cell))) for row in table.rows)
    return next((row for row in rows if row), ())


def _columns(
    table: Table,
    header_row: int,
    headers: Sequence[str],
    fields: Sequence[Field],
    wanted: Mapping[str, Field | None],
) -> Columns:
    at = _mapped(headers, wanted)
    taken = {index for index, header in enumerate(headers) if header and _exact(header) in wanted}
    for index, header in enumerate(headers):
        field = field_of(header, fields)
        if field is not None and field not in at and index not in taken:
            at[field] = index
    if Field.NAME not in at and Field.NICKNAME in at:
        at[Field.NAME] = at.pop(Field.NICKNAME)
    named = {index for index in range(len(headers)) if headers[index]}
    unused = sorted((named | _filled(table, header_row, named)) - set(at.values()))
    return Columns(
        header_row,
        at,
        {field: headers[index] for field, index in at.items()},
        tuple(headers[index] if index in named else column_letter(index) for index in unused),
    )


def _mapped(headers: Sequence[str], wanted: Mapping[str, Field | None]) -> dict[Field, int]:
    keys = [_exact(header) if header else "" for header in headers]
    at: dict[Field, int] = {}
    for column, field in wanted.items():
        if column not in keys:
            raise UnknownColumn(column, tuple(header for header in headers if header))
        if field is not None:
            at[field] = keys.index(column)
    return at


def _filled(table: Table, header_row: int, named: set[int]) -> set[int]:
    filled: set[int] = set()
    for row in table.rows[header_row:]:
        filled.update(index for index, cell in enumerate(row) if cell is not None and index not in named)
    return filled


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else ""
