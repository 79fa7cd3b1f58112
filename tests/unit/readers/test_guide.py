"""Question guides."""

from __future__ import annotations

import pytest

from intervjukod.domain.guide import Guide, Probe, Question
from intervjukod.errors import SourceError
from intervjukod.readers.guide import kind_of, read_guide

FULL = """\
guide: Bilaga 6
version: 1
language: sv
for: [polis, ordningsvakt]
questions:
  - id: q7
    nr: 7
    ask: "Hur utmärker sig X torg?"
    x: site
    for: polis
    expects: [folkliv, droghandel]
    probes: {when: svarar knapphändigt, suggest: [{id: q7a, ask: Öppen handel}, {id: q7b, ask: "Hot, våld"}]}
  - id: q12
    under: q7
    heading: Obligatoriska
    obligatory: true
    for: [polis]
    questions:
      - {id: q12a, ask: a}
      - {id: q12b, ask: b, obligatory: no, for: [vakt], under: q7}
  - {id: no, ask: "12"}
"""


def guide(text: str) -> Guide:
    """The guide in ``text``, from a file of its own."""
    return read_guide(text, "codebooks/g.yaml", "g")


def test_every_field_is_read() -> None:
    """Questions come flat in the order of the file; what is nested inherits what it does not say."""
    made = guide(FULL)
    assert (made.key, made.title, made.language, made.roles) == ("g", "Bilaga 6", "sv", ("polis", "ordningsvakt"))
    assert made.questions == (
        Question(
            id="q7",
            nr="7",
            ask="Hur utmärker sig X torg?",
            stands_for="site",
            roles=("polis",),
            expects=("folkliv", "droghandel"),
            probes=(Probe("q7a", "Öppen handel"), Probe("q7b", "Hot, våld")),
            probes_when="svarar knapphändigt",
            guide="g",
        ),
        Question("q12", heading="Obligatoriska", under="q7", obligatory=True, roles=("polis",), guide="g"),
        Question("q12a", ask="a", under="q12", obligatory=True, roles=("polis",), guide="g"),
        Question("q12b", ask="b", under="q7", obligatory=False, roles=("vakt",), guide="g"),
        Question("no", ask="12", guide="g"),
    )


def test_a_guide_may_be_empty() -> None:
    """A title is all that is required."""
    assert guide("guide: x\n").questions == guide("guide: x\nquestions:\n").questions == ()


@pytest.mark.parametrize(
    ("questions", "line", "key"),
    [
        ("- {ask: a}", 3, "readers.missing_field"),
        ("- {id: a}", 3, "readers.question_without_words"),
        ("- {id: a, ask: b}\n- {id: a, ask: c}", 4, "readers.doubled_question"),
        ("- {id: a, ask: b, probes: {suggest: [{id: a, ask: c}]}}", 3, "readers.doubled_question"),
        ("- {id: a, ask: b, probes: {suggest: [{id: c}]}}", 3, "readers.missing_field"),
        ("- {id: a, ask: b, probes: {sugest: []}}", 3, "readers.unknown_field_guess"),
        ("- id: a\n  ask: b\n  asc: c", 5, "readers.unknown_field_guess"),
        ("- id: a\n  ask: b\n  under: c", 5, "readers.unknown_question"),
        ("- {id: q1, ask: b}\n- {id: q2, ask: b, under: q11}", 4, "readers.unknown_question_guess"),
        ("- {id: a, ask: b, under: c}\n- {id: c, ask: d, under: a}", 3, "readers.questions_in_a_loop"),
        ("- {id: a, ask: b, under: a}", 3, "readers.questions_in_a_loop"),
        ("- {id: a, ask: b, obligatory: 1}", 3, "readers.not_boolean"),
        ("- a", 3, "readers.not_mapping"),
        ("  a: b", 3, "readers.not_list"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(questions: str, line: int, key: str) -> None:
    """Each mistake has its own words and the line where a person would look."""
    with pytest.raises(SourceError) as told:
        guide(f"guide: x\nquestions:\n{questions}\n")
    expected_line = 2 if key == "readers.not_list" else line
    assert (told.value.key, told.value.line) == (key, expected_line)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# words: codebook\nversion: 1\ncodebook: x\n", "codebook"),
        ("guide: x\nquestions: [\n", "guide"),
        ('"guide" : x\n', "guide"),
        ("{codebook: x}", "codebook"),
        ("title: guide\n  guide: x\n", ""),
        ("", ""),
    ],
)
def test_a_kind_is_seen_in_a_broken_file_too(text: str, kind: str) -> None:
    """The field at the top tells, before anything is parsed."""
    assert kind_of(text) == kind
