"""Where the header of a table is: one row, two rows under merged cells, or none; and the words over each column."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from station_app.core.imports.model import Cell, Field, Table
from station_app.core.imports.refusals import Unreadable, Why

HEADER_ROWS = 20
_LONGEST_SUB_HEADER = 20

_WORDS: dict[Field, str] = {
    Field.NUMBER: "序号 编号 序 no no. # number",
    Field.DAY: "日期 到站日期 登记日期 服务日期 来访日期 到站日 时间日期 日期时间 年月日 date day visitdate",
    Field.ARRIVED: "到站时间 到达时间 进站时间 入站时间 签到时间 来站时间 登记时间 到站 时间 arrived arrival "
    "arrivaltime timein time",
    Field.LEFT: "离站时间 离开时间 出站时间 签退时间 离站 离开 left departure departuretime timeout leavingtime",
    Field.NAME: "姓名 姓名称呼 名字 服务对象 服务对象姓名 人员姓名 骑手姓名 name fullname person namenickname",
    Field.NICKNAME: "称呼 昵称 nickname formofaddress",
    Field.PHONE: "联系电话 手机 电话 手机号 手机号码 电话号码 联系方式 联系手机 phone mobile tel telephone cell "
    "phonenumber mobilenumber",
    Field.CATEGORY: "人员类别 类别 人员类型 类型 职业 身份 工种 人群类别 category type workercategory occupation",
    Field.PLATFORM: "所属平台 平台 单位 所属单位 工作单位 平台单位 企业 公司 所属公司 platform company employer",
    Field.SERVICES: "服务内容 服务项目 服务 服务事项 使用服务 享受服务 需求 services service servicesused",
    Field.HEADS: "人数 人次 heads headcount count people",
    Field.NOTE: "备注 说明 备考 附注 note notes remark remarks comment comments 借用提示 checkoutnotice notice",
    Field.CODE: "工具编号 工具号 物品编号 资产编号 编码 代码 code toolcode toolno toolnumber",
    Field.KIND: "工具类别 工具类型 工具种类 kind toolkind",
    Field.CABINET: "柜 柜子 柜号 工具柜 存放柜 cabinet locker",
    Field.SLOT: "格 格号 格子 层 层号 存放位置 位置 slot shelf position location",
    Field.QUANTITY: "数量 件数 个数 库存 库存数量 现有库存 结存 结存数量 入库数量 到货数量 quantity qty pieces stock "
    "instock",
    Field.ACCESSORIES: "配件 附件 随带配件 accessories accessory parts",
    Field.VALUE: "价值 单价 价格 金额 原值 购价 value price cost",
    Field.STATUS: "状态 工具状态 status state",
    Field.BRAND: "品牌 厂牌 brand make manufacturer",
    Field.MODEL: "型号 model",
    Field.SIZE: "规格 尺寸 size dimensions",
    Field.UNIT: "计量单位 计数单位 包装单位 unit units unitofmeasure uom",
    Field.LOW_MARK: "下限 库存下限 最低库存 安全库存 预警数量 预警线 预警值 低库存线 lowmark lowstock minimum minstock "
    "reorderlevel",
    Field.BATCH: "批号 批次 批次号 生产批号 产品批号 batch batchno batchnumber lot lotno lotnumber",
    Field.EXPIRES: "有效期 有效期至 有效期限 有效期截止 到期日 到期日期 到期时间 失效日期 失效期 效期 保质期 保质期至 "
    "保质期到 保质期截止 expires expireson expiry expirydate expirationdate bestbefore useby",
    Field.ORIGIN: "来源 来源方式 物资来源 入库方式 origin source",
    Field.DONOR: "来源单位 捐赠方 捐赠单位 捐赠人 捐赠者 供应商 供货商 供货单位 配发单位 donor donatedby supplier "
    "vendor from",
    Field.BARCODE: "条码 条形码 商品条码 商品条形码 barcode ean upc gtin",
    Field.TOPIC: "主题 培训主题 活动主题 课程 课程名称 培训课程 培训名称 培训项目 场次 培训场次 报名场次 topic course "
    "session training subject",
    Field.HELD: "培训日期 活动日期 上课日期 场次日期 举办日期 sessiondate trainingdate heldon",
    Field.BEGINS: "培训时间 活动时间 上课时间 场次时间 开始时间 举办时间 sessiontime "
    "trainingtime starttime begins starts",
    Field.CARD: "卡号 卡码 会员卡号 卡片编号 card cardcode cardnumber cardno",
}
_NOT_WORD = re.compile(r"[\s*:/\\|,.、·・_\-()\[\]【】<>《》\"'“”‘’]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its first row (0: there is none), its rows, the words over each column, and the lower words alone."""

    row: int
    depth: int
    words: tuple[str, ...]
    below: tuple[str, ...] = ()

    def field(self, index: int, fields: Sequence[Field]) -> Field | None:
        """The field the words over a column mean."""
        found = field_of(self.words[index], fields)
        if found is None and self.below:
            found = field_of(self.below[index], fields)
        return found

    def score(self, fields: Sequence[Field]) -> int:
        """How many fields its words mean."""
        return len({self.field(index, fields) for index in range(len(self.words))} - {None})

    def digest(self) -> str:
        """What this header is remembered by: a SHA-256 of its words, or of the letters where there are none."""
        words = [header_key(word) for word in self.words]
        while words and not words[-1]:
            words.pop()
        if self.row == 0 or not words:
            words = [column_letter(index) for index in range(len(self.words))]
        return hashlib.sha256("|".join(words).encode("utf-8", "replace")).hexdigest()


def headers_of(table: Table) -> Iterator[Header]:
    """Every header a table could have, from the top: each of the first rows alone, and with the row below it."""
    for number in range(1, min(len(table.rows), HEADER_ROWS) + 1):
        yield header_at(table, number)
        if (both := _two_rows(table, number)) is not None:
            yield both


def header_at(table: Table, number: int) -> Header:
    """One row as the header."""
    return Header(number, 1, tuple(_text(cell) for cell in table.rows[number - 1]))


def no_header(table: Table) -> Header:
    """The header of a table without one: no words, as many columns as the table is wide."""
    return Header(0, 1, ("",) * width(table))


def given_header(table: Table, number: int, fields: Sequence[Field]) -> Header:
    """The header in a row somebody named, with the row below where that says more. Raises Unreadable (no such row)."""
    if number == 0:
        return no_header(table)
    if number > len(table.rows):
        raise Unreadable(table.path, Why.NO_SUCH_ROW, row=number)
    one, two = header_at(table, number), _two_rows(table, number)
    return two if two is not None and two.score(fields) + _says_more(two, fields) > one.score(fields) else one


def found_header(table: Table, fields: Sequence[Field], wanted: Mapping[str, Field | None]) -> Header | None:
    """The header with the most known or wanted words, the upper of equals; None when no row has any."""
    best, best_score, above = None, 0.0, 0
    for header in headers_of(table):
        score = _score(header, fields, wanted)
        more = _says_more(header, fields)
        # One known word is enough where nothing stands above or beside it; elsewhere it may be a title's.
        alone = not above or sum(1 for word in header.words if word) == 1
        enough = score > (0 if alone else 1) and score + more > best_score
        if enough and not _only_lower(table, header, score, fields, wanted):
            best, best_score = header, score + more
        above += header.depth == 1 and any(header.words)
    return best


def width(table: Table) -> int:
    """How many columns a table has."""
    return max((len(row) for row in table.rows), default=0)


def header_key(text: str) -> str:
    """What two spellings of one column header share."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def exact_key(header: str) -> str:
    """As `header_key`, and for a header of signs alone those signs."""
    return header_key(header) or header.strip()


def column_letter(index: int) -> str:
    """The letter a spreadsheet shows over a column, index from 0."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int | None:
    """The index of a column by its letter; None for what is no column's letter."""
    if not re.fullmatch(r"[A-Z]{1,3}", letters):
        return None
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


_FIELD_OF = {header_key(word): field for field, words in _WORDS.items() for word in words.split() if word != "#"}


_OF_THINGS = frozenset(
    header_key(word)
    for word in (
        *("名称", "工具名称", "品名", "工具", "物品", "物品名称", "物资", "物资名称", "商品名称", "货品", "货品名称"),
        *("tool", "toolname", "item", "itemname", "product", "productname", "goods"),
    )
)
"""Words that name a thing and not a person: read so only where things are listed."""
_OF_SESSIONS = {
    header_key(word): field
    for field, words in (
        (Field.TOPIC, "活动 活动名称 培训 培训内容 event"),
        (Field.HELD, "日期 日期时间 时间日期 date"),
        (Field.BEGINS, "时间 time"),
    )
    for word in words.split()
}
"""Words that say which session a line is about, where people are enrolled; elsewhere they mean a visit's or nothing."""
_ELSE = {Field.CATEGORY: Field.KIND, Field.CARD: Field.CODE, Field.PLATFORM: Field.UNIT}
"""What the words of a field mean in a file that does not have that field: 类别 over a list of tools is their kind."""


def field_of(header: str, fields: Sequence[Field]) -> Field | None:
    """The field a column header means, with or without what it says in brackets."""
    plain = unicodedata.normalize("NFKC", header)
    for text in (plain, _IN_BRACKETS.sub("", plain)):
        key = header_key(text)
        field = Field.NUMBER if text.strip() == "#" else _FIELD_OF.get(key)
        if Field.TOPIC in fields:
            field = _OF_SESSIONS.get(key, field)
        if field is None and (Field.CABINET in fields or Field.UNIT in fields) and key in _OF_THINGS:
            field = Field.NAME
        if field not in fields:
            field = _ELSE.get(field) if field else None
        if field in fields:
            return field
    return None


def names_things(header: str) -> bool:
    """Whether the words over a column of names speak of things: 品名 does, 姓名 and name do not."""
    return header_key(_IN_BRACKETS.sub("", unicodedata.normalize("NFKC", header))) in _OF_THINGS


def _score(header: Header, fields: Sequence[Field], wanted: Mapping[str, Field | None]) -> int:
    found = {header.field(index, fields) for index in range(len(header.words))}
    found |= {wanted.get(exact_key(word)) for word in header.words if word}
    return len(found - {None})


def _says_more(header: Header, fields: Sequence[Field]) -> float:
    # Of two rows that mean as much as the upper alone, the lower is no record when it has words of headers itself.
    return 0.5 if any(field_of(word, fields) for word in header.below) else 0.0


def _only_lower(
    table: Table, header: Header, score: int, fields: Sequence[Field], wanted: Mapping[str, Field | None]
) -> bool:
    # A title above the header adds nothing to it: then the lower row is the header by itself.
    if header.depth == 1:
        return False
    return score <= _score(header_at(table, header.row + 1), fields, wanted)


def _two_rows(table: Table, number: int) -> Header | None:
    # Merged cells have their words in the first cell only: 到站 over 日期 and 时间, 姓名 beside them over nothing.
    if number >= len(table.rows):
        return None
    upper, lower = table.rows[number - 1], table.rows[number]
    if not (_may_be_header(upper) and _may_be_header(lower)):
        return None
    if not any(_text_at(lower, index) and not _text_at(upper, index) for index in range(len(lower))):
        return None  # nothing stands under merged cells: the lower row is a record, or the header once more
    words: list[str] = []
    below: list[str] = []
    group = ""
    for index in range(max(len(upper), len(lower))):
        over, under = _text_at(upper, index), _text_at(lower, index)
        if over:
            group = over if under else ""
        words.append(f"{group} {under}".strip() if under else over)
        below.append(under)
    return Header(number, 2, tuple(words), tuple(below))


def _may_be_header(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell is not None and cell != ""]
    return bool(filled) and all(
        isinstance(cell, str) and len(cell) <= _LONGEST_SUB_HEADER and not any(char.isdecimal() for char in cell)
        for cell in filled
    )


def _text_at(row: Sequence[Cell], index: int) -> str:
    return _text(row[index]) if index < len(row) else ""


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else ""
