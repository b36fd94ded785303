"""A visit log as the writers get it: invented riders, a whole October, and its words in Chinese."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from station_app.core.reports.ledgers import (
    Cell,
    Column,
    Figure,
    Heading,
    Kind,
    Ledger,
    Summary,
    SummaryTable,
    every_day,
)

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
MakeLedger = Callable[..., Ledger]

COLUMNS = (
    Column("number", Kind.INT, 6),
    Column("day", Kind.DATE),
    Column("arrived", Kind.TIME),
    Column("left", Kind.TEXT, 8),
    Column("name", Kind.TEXT, 12),
    Column("phone", Kind.PHONE),
    Column("category", Kind.TEXT, 14),
    Column("platform", Kind.TEXT, 14),
    Column("services", Kind.TEXT, 34),
    Column("heads", Kind.INT),
    Column("how_left", Kind.WORD),
    Column("note", Kind.TEXT, 28),
)

_CATEGORIES = ("外卖配送员", "快递员", "网约车司机", "环卫工人", "货车司机", "保安", "社区居民", "未填")
_PLATFORMS = ("美团", "淘宝闪购", "顺丰", "滴滴", "环卫公司", "其他")
_SERVICES = ("饮水", "休息", "避暑取暖", "充电", "热饭", "用餐", "如厕", "药品", "雨具", "借工具")
_NOTES = ("", "", "", "", "借走打气筒，下班前还", "第一次来，讲了开放时间和积分怎么用，留了宣传单")
_SURNAMES = "周吴郑王冯陈褚卫蒋沈韩杨"

WORDS = {
    "ledger.visits": "服务登记台账",
    "ledger.empty": "本期没有记录",
    "sheet.summary": "汇总",
    "heading.title": "{station}　{ledger}",
    "heading.month": "{year} 年 {month} 月",
    "heading.range": "{first} 至 {last}",
    "heading.count": "共 {count} 条",
    "heading.made_at": "制表时间 {at}",
    "heading.masked": "已脱敏",
    "heading.unmasked": "未脱敏，仅限内部使用",
    "signature.filled_by": "填表人：",
    "signature.checked_by": "审核人：",
    "signature.seal": "盖章：",
    "summary.figures": "主要数据",
    "summary.day": "每日到站",
    "summary.hour": "到站时段",
    "summary.category": "人员类别",
    "summary.platform": "所属平台",
    "summary.service": "服务内容",
    "column.figure": "指标",
    "column.value": "数值",
    "column.definition": "统计口径",
    "column.number": "序号",
    "column.day": "日期",
    "column.arrived": "到站",
    "column.left": "离站",
    "column.name": "称呼",
    "column.phone": "手机号",
    "column.category": "人员类别",
    "column.platform": "所属平台",
    "column.services": "服务内容",
    "column.heads": "人次",
    "column.how_left": "离站方式",
    "column.note": "备注",
    "column.hour": "时段（时）",
    "column.service": "服务内容",
    "column.visit_count": "服务人次",
    "column.person_count": "服务人数",
    "column.service_count": "服务项次",
    "figure.visit_count": "服务人次",
    "figure.person_count": "服务人数（去重）",
    "figure.service_count": "服务项次",
    "figure.anonymous_count": "其中未留名",
    "definition.visit_count": "统计期内到站登记的人次之和，含未留名；同一人多次到站分别计算，作废的登记不计。",
    "definition.person_count": "统计期内到站登记过的不同服务对象，同一人只计一次，未留名的不计；"
    "全年人数重新去重，不由各月相加。",
    "definition.service_count": "每次到站使用的服务内容逐项累计：一次到站用了三项，计三项次。",
    "definition.anonymous_count": "没有留下称呼和手机号、只登记人数的人次，已含在服务人次中。",
    "left.out": "离站",
    "left.auto": "自动",
}


def visit_rows(count: int, seed: int = 1) -> Iterator[tuple[Cell, ...]]:
    """Rows of a month, in order of arrival; the 19th is left without anybody."""
    chance = random.Random(seed)
    days = [FIRST + timedelta(days=n) for n in range(31) if n != 18]
    for n in range(count):
        named = chance.random() < 0.85
        services = "、".join(chance.sample(_SERVICES, chance.choice((1, 2, 2, 3, 3, 8))))
        yield (
            n + 1,
            days[n * len(days) // count],
            time(chance.choice((8, 9, 11, 12, 14, 14, 14, 15, 15, 16, 18)), chance.randrange(60)),
            None,
            f"{chance.choice(_SURNAMES)}师傅" if named else None,
            f"138****{chance.randrange(10_000):04d}" if named else None,
            chance.choice(_CATEGORIES),
            chance.choice(_PLATFORMS) if named else None,
            services,
            1 if named else chance.choice((1, 1, 6)),
            chance.choice(("left.out", "left.auto")),
            chance.choice(_NOTES),
        )


def summary_of(rows: list[tuple[Cell, ...]]) -> Summary:
    """The summary counted over the rows."""
    heads: dict[str, Counter[Cell]] = {key: Counter() for key in ("day", "hour", "category", "platform")}
    services: Counter[str] = Counter()
    anonymous = 0
    for row in rows:
        number = row[9]
        assert isinstance(number, int)
        assert isinstance(row[2], time)
        heads["day"][row[1]] += number
        heads["hour"][row[2].hour] += number
        heads["category"][row[6]] += number
        heads["platform"][row[7] or "其他"] += number
        services.update(str(row[8]).split("、"))
        anonymous += 0 if row[4] else number
    by_day = {day: (n, n - n // 5) for day, n in heads["day"].items() if isinstance(day, date)}
    return Summary(
        figures=(
            Figure("visit_count", heads["day"].total(), "definition.visit_count"),
            Figure("person_count", heads["day"].total() // 3, "definition.person_count"),
            Figure("service_count", services.total(), "definition.service_count"),
            Figure("anonymous_count", anonymous, "definition.anonymous_count"),
        ),
        tables=(
            SummaryTable(
                "day",
                ("day", "visit_count", "person_count"),
                every_day(FIRST, LAST, by_day, columns=2),
                "column",
            ),
            SummaryTable(
                "hour",
                ("hour", "visit_count"),
                tuple((hour, heads["hour"][hour]) for hour in range(24)),
                "column",
            ),
            SummaryTable("category", ("category", "visit_count"), _most(heads["category"]), "bar"),
            SummaryTable("platform", ("platform", "visit_count"), _most(heads["platform"])),
            SummaryTable("service", ("service", "service_count"), _most(services), "bar"),
        ),
    )


def _most(counts: "Counter[Cell] | Counter[str]") -> tuple[tuple[str | date | int, ...], ...]:
    return tuple((str(label), number) for label, number in counts.most_common())


@pytest.fixture
def words() -> dict[str, str]:
    """The labels, a copy a test may change."""
    return dict(WORDS)


@pytest.fixture
def make_ledger() -> MakeLedger:
    """Makes a ledger of `count` rows or of the rows given."""

    def make(
        count: int = 60, *, rows: list[tuple[Cell, ...]] | None = None, summary: bool = True, masked: bool = True
    ) -> Ledger:
        rows = list(visit_rows(count)) if rows is None else rows
        made_at = datetime(2026, 11, 1, 9, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
        return Ledger(
            name="visits",
            columns=COLUMNS,
            rows=iter(rows),
            count=len(rows),
            heading=Heading("青石巷暖新之家", "青石巷 17 号", FIRST, LAST, made_at, masked),
            summary=summary_of(rows) if summary else None,
        )

    return make


@pytest.fixture
def hostile_row() -> tuple[Cell, ...]:
    """A row of texts that spreadsheets and XlsxWriter itself like to take for something else."""
    return (
        -3,
        FIRST,
        time(9, 31),
        "@SUM(A1)",
        '=HYPERLINK("http://example.org")',
        "+8613800002046",
        "<r><t>raw</t></r>",
        "'quoted",
        "-1+2",
        1,
        "left.out",
        "{=1} http://example.org _x0041_ <b>&amp;</b> 𠮷😀",
    )
