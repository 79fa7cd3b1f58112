"""What the columns of lists about versions, placing and backups are called for people."""

from __future__ import annotations

import pytest

from intervjukod.anchoring.candidates import Reason
from intervjukod.locale import has, say
from intervjukod.reports.values import heading, in_cell, in_csv, in_json
from intervjukod.study.doctor import AROUND, CHECKS
from intervjukod.study.version_shapes import Origin

COLUMNS = (
    *("n", "version", "size", "kept", "mends", "shown", "fork", "other"),
    *("old", "new", "left", "reasons", "made", "replaced"),
)
SINGLE_CHECKS = [
    *("database", "places", "other_places", "arrivals", "newer_ops", "fold", "sqlite", "locks", "parts"),
    *("missing_files", "table", "read_only", "fork", "backup"),
]
"""What doctor may tell beside its groups of checks."""


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


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "samma omgivning, nära där det stod"), ("en", "same surroundings, near where it stood")],
)
def test_a_word_of_ours_is_said_to_people_and_kept_for_programs(language: str, said: str) -> None:
    """Why a place is proposed and what a version came of have words in a cell, and keys in CSV and JSON."""
    reasons = (Reason.SURROUNDINGS, Reason.NEAR)
    assert in_cell("reasons", reasons, language) == said
    assert in_csv(reasons, language) == "surroundings;near"
    assert in_json(reasons, language) == ["surroundings", "near"]
    assert in_cell("what", Origin.READ, "sv") == "läst ur filen"
    assert in_cell("what", "read", "sv") == "read"  # as a code may be called


@pytest.mark.parametrize("word", [*Origin, *Reason])
def test_every_origin_and_reason_has_its_word(word: str) -> None:
    """None is shown as the key that programs read."""
    assert has(f"reports.status.{word}", "sv")
    assert has(f"reports.status.{word}", "en")


@pytest.mark.parametrize("check", [name for name, _ in (*CHECKS, *AROUND)] + SINGLE_CHECKS)
def test_what_doctor_looked_at_is_said_in_both_languages(check: str) -> None:
    """No key of a check stands in a cell that a person reads."""
    assert has(f"reports.status.{check}", "en")
    said = in_cell("check", check, "sv")
    assert said == say(f"reports.status.{check}", "sv")
    assert said != check
    assert in_json(check, "sv") == check
