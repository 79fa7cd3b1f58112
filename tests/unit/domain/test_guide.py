"""The question guide: who is asked what."""

from __future__ import annotations

import pytest

from intervjukod.domain.guide import Guide, Question, is_under, prefixes

GUIDE = Guide(
    "bilaga",
    roles=("polis", "ordningsvakt"),
    questions=(
        Question("q1", "Hur länge har du arbetat här?"),
        Question("q2", "Hur fungerar samverkan?", roles=("polis",)),
        Question("h", heading="Om platsen"),
    ),
)


@pytest.mark.parametrize(
    ("role", "paths", "under"),
    [
        ("polis", ("polis",), True),
        ("polis/spanare", ("polis",), True),
        ("polis/spanare", ("vakt", "polis/spanare"), True),
        ("polis", ("polis/spanare",), False),
        ("polisaspirant", ("polis",), False),
        ("", ("polis",), False),
        ("vem som helst", (), True),
    ],
)
def test_a_role_is_under_a_path(role: str, paths: tuple[str, ...], under: bool) -> None:
    """A path holds itself and what stands below it, never what only begins alike; no paths hold everyone."""
    assert is_under(role, paths) is under


@pytest.mark.parametrize(
    ("role", "asked"),
    [("polis/spanare", [True, True]), ("ordningsvakt", [True, False]), ("kommun", [False, False]), ("", [True, True])],
)
def test_who_was_meant_to_be_asked(role: str, asked: list[bool]) -> None:
    """The guide's roles and the question's both count; someone without a role is asked everything."""
    assert [GUIDE.meant_for(question, role) for question in GUIDE.askable] == asked


def test_headings_are_no_questions() -> None:
    """A heading has a text and is not asked."""
    assert [question.id for question in GUIDE.askable] == ["q1", "q2"]
    assert [question.text for question in GUIDE.questions][1:] == ["Hur fungerar samverkan?", "Om platsen"]
    assert GUIDE.by_id["h"].askable is False


def test_prefixes_of_a_role() -> None:
    """A role counts under each of its paths."""
    assert prefixes("polis/spanare/yttre") == ("polis", "polis/spanare", "polis/spanare/yttre")
    assert prefixes("") == ("",)
