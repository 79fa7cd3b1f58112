"""What is said to have changed between two makings of a report."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from intervjukod.study.recipe_changes import TOLD, Rows, changes

Row = Mapping[str, object]


def report(*rows: Row, cells: Sequence[Row] = ()) -> Rows:
    """A report with these rows; its cells are its rows unless others are given."""
    told = cells or rows
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(told[0]) if told else ["code"])
    writer.writeheader()
    writer.writerows(told)
    return Rows.of(json.dumps({"rows": rows}), out.getvalue())


def row(code: str, informants: int, label: str = "") -> Row:
    """A row of a frequency."""
    return {"code": code, "label": label or code.capitalize(), "informants": informants, "per_1000": informants / 2}


def test_the_same_rows_are_no_change_whatever_their_order() -> None:
    """A code moved in the codebook is where it was in what was counted."""
    assert changes(report(row("a", 1), row("b", 2)), report(row("b", 2), row("a", 1)), "sv") == ()
    assert changes(report(), report(), "sv") == ()


def test_a_row_that_changed_tells_its_counts() -> None:
    """How many rows of how many, and of each what it was and is, with a decimal comma."""
    told = changes(report(row("a", 1), row("b", 2)), report(row("a", 2), row("b", 2)), "sv")
    assert told == ("1 av 2 rader ändrad", "A: informanter 1 → 2, avsnitt per 1 000 ord 0,5 → 1,0")


def test_a_count_is_told_with_of_how_many() -> None:
    """As one number, also when it is the other that changed."""
    before, now = ({"code": "a", "label": "A", "informants": 1, "informants_of": of} for of in (2, 3))
    assert changes(report(before), report(now), "en")[1:] == ("A: informants 1 of 2 → 1 of 3",)


def test_rows_come_and_go() -> None:
    """Each is told once, whole."""
    told = changes(report(row("a", 1)), report(row("b", 1)), "en")
    assert told == ("2 of 2 rows changed", "new: B", "gone: A")


def test_a_new_name_is_told_of_the_row_and_not_of_each_of_its_cells() -> None:
    """And a new row is not told again of its groups."""

    def cells(label: str, n: int) -> list[Row]:
        return [{"code": "a", "label": label, "value": value, "informants": n} for value in ("polis", "vakt")]

    before = report({"code": "a", "label": "A", "by": {"polis": 1}}, cells=cells("A", 1))
    now = report({"code": "a", "label": "B", "by": {"polis": 1}}, cells=cells("B", 1))
    assert changes(before, now, "en") == ("1 of 1 rows changed", "B: label A → B")
    assert changes(report(), before, "en") == ("1 of 1 rows changed", "new: A")
    more = report({"code": "a", "label": "A", "by": {"polis": 2}}, cells=cells("A", 2))
    assert changes(before, more, "en")[1:] == ("A, polis: informants 1 → 2", "A, vakt: informants 1 → 2")


def test_what_is_told_is_cut_short() -> None:
    """A handful of lines, and how many more there are."""
    told = changes(report(*(row(f"a{n}", 1) for n in range(9))), report(*(row(f"a{n}", 2) for n in range(9))), "sv")
    assert (told[0], len(told), told[-1]) == ("9 av 9 rader ändrade", TOLD + 2, "och 4 till")
