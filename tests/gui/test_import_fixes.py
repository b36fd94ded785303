"""What was put right in a preview: said, said again, given back, and only what still fits after the file changed."""

from station_app.core.imports.source import Corrections, SameAs, Whom
from station_app.gui.imports.fixes import Fixes


def test_a_cell_typed_back_is_no_correction() -> None:
    fixes = Fixes()
    assert not fixes.type_cell(5, 1, "八月某日", "八月某日")
    assert fixes.type_cell(5, 1, "2026/8/3", "八月某日")
    assert not fixes.type_cell(5, 1, "2026/8/3", "八月某日")
    assert fixes.as_corrections() == Corrections(cells={(5, 1): "2026/8/3"})
    assert fixes.type_cell(5, 1, "八月某日", "八月某日")
    assert not fixes


def test_saying_whose_a_line_is_takes_it_in_again() -> None:
    fixes = Fixes()
    assert fixes.leave_out(7)
    assert fixes.say_whose(7, Whom.NEW)
    assert not fixes.say_whose(7, Whom.NEW)
    assert fixes.say_whose(7, SameAs(3))
    assert fixes.as_corrections() == Corrections(whose={7: SameAs(3)})
    assert fixes.leave_out(7)
    assert fixes.leave_out(7)
    assert 7 not in fixes.left_out


def test_a_line_is_given_back_as_it_stands_in_the_file() -> None:
    fixes = Fixes()
    assert not fixes.forget(4)
    fixes.type_cell(4, 0, "x", "")
    fixes.say_whose(4, 12)
    assert fixes.take_again(4)
    assert not fixes.take_again(4)
    fixes.leave_out(9)
    assert fixes.rows() == {4, 9}
    assert fixes.forget(4)
    assert fixes.as_corrections() == Corrections(left_out=frozenset({9}))


def test_only_some_rows_are_kept() -> None:
    fixes = Fixes()
    for row in (2, 6):
        fixes.type_cell(row, 1, "x", "")
        fixes.say_whose(row, Whom.NOBODY)
        fixes.take_again(row)
    fixes.leave_out(6)
    kept = fixes.only(frozenset({2}))
    assert kept.as_corrections() == Corrections(cells={(2, 1): "x"}, whose={2: Whom.NOBODY}, again=frozenset({2}))
    assert fixes.rows() == {2, 6}


def test_corrections_given_out_do_not_change_afterwards() -> None:
    fixes = Fixes()
    fixes.leave_out(2)
    given = fixes.as_corrections()
    fixes.leave_out(3)
    fixes.type_cell(1, 1, "x", "")
    assert given == Corrections(left_out=frozenset({2}))
