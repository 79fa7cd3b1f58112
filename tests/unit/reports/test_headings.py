"""What the columns of lists about versions, placing and backups are called for people."""

from __future__ import annotations

import pytest

from intervjukod.locale import has
from intervjukod.reports.values import heading, in_cell

COLUMNS = (
    *("n", "version", "size", "kept", "mends", "shown", "fork", "other"),
    *("old", "new", "left", "reasons", "made", "replaced"),
)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_has_a_heading_in_both_languages(column: str, language: str) -> None:
    """No name of a field stands over what a person reads."""
    assert has(f"reports.column.{column}", language)
    assert heading(column, language)[0].isupper()


@pytest.mark.parametrize(("kind", "word"), [("coding", "kodning"), ("quote", "citat"), ("answered", "besvarad")])
def test_the_kind_of_what_waits_is_said_in_swedish(kind: str, word: str) -> None:
    """The queue of what is to be placed speaks the researcher's language."""
    assert in_cell("kind", kind, "sv") == word
