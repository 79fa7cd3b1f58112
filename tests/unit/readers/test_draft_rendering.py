"""The YAML of a draft: readable for people, and the same to the house's readers."""

from __future__ import annotations

import pytest

from intervjukod.readers.codebook import read_codebook
from intervjukod.readers.drafts.rendering import rendered
from intervjukod.readers.drafts.shapes import Draft, DraftCode, DraftKind, DraftQuestion
from intervjukod.readers.guide import read_guide

CODEBOOK = """\
# Läst ur Kodbok.xlsx.
codebook: Torget
version: 1
language: sv
codes:
  platsen:
    label: Platsen
    codable: false
    codes:
      ljus: {label: Ljus, key: l}
      buller:
        label: Buller
        definition: |-
          Allt som stör.
          Också musik.
        examples:
          - "”Man hör inte vad den andra säger, det är så hög musik från affären hela tiden”"
          - "”Högt”"
        keywords: [musik, bilar]
        colour: "#d08770"
        key: b
"""
GUIDE = """\
# Läst ur Guide.docx.
guide: Bilaga
version: 1
questions:
  - id: q1
    nr: 1
    obligatory: true
    heading: Obligatoriska
    questions:
      - {id: q1a, nr: 1 a, ask: "Hur, och när?"}
      - {id: q1b, obligatory: false, ask: Varför?}
  - id: q2
    ask: Vad gör du?
    probes:
      when: Om kort
      suggest:
        - {id: q2a, ask: ensam}
        - {id: q2b, ask: "i par, eller fler"}
"""


def test_a_codebook_is_written_as_a_person_would() -> None:
    """A tree with one field a line, short codes on one line, long examples one a line, comments first."""
    long = "”Man hör inte vad den andra säger, det är så hög musik från affären hela tiden”"
    codes = (
        DraftCode("platsen", "Platsen", "", codable=False),
        DraftCode("ljus", "Ljus", "", letter="l", parent="platsen"),
        DraftCode(
            "buller", "Buller", "", definition="Allt som stör.\nOckså musik.", examples=(long, "”Högt”"),
            keywords=("musik", "bilar"), colour="#d08770", letter="b", parent="platsen",
        ),
    )  # fmt: skip
    text = rendered(Draft(DraftKind.CODEBOOK, "Kodbok.xlsx", "Torget", codes), "sv", ["Läst ur Kodbok.xlsx."])
    assert text == CODEBOOK
    read = read_codebook(text, "a.yaml", "a").codes
    assert [(code.key, code.parent, code.letter) for code in read] == [
        ("platsen", "", ""), ("ljus", "platsen", "l"), ("buller", "platsen", "b"),
    ]  # fmt: skip
    assert (read[2].definition, read[2].examples, read[0].codable) == (codes[2].definition, codes[2].examples, False)


def test_a_guide_is_written_as_a_person_would() -> None:
    """Questions inside their headings say only what these do not; probes get free ids."""
    questions = (
        DraftQuestion("q1", "1", "Obligatoriska", "", heading=True, obligatory=True),
        DraftQuestion("q1a", "1 a", "Hur, och när?", "", under="q1", obligatory=True),
        DraftQuestion("q1b", "", "Varför?", "", under="q1"),
        DraftQuestion("q2", "", "Vad gör du?", "", probes=("ensam", "i par, eller fler"), when="Om kort"),
    )
    text = rendered(Draft(DraftKind.GUIDE, "Guide.docx", "Bilaga", (), questions), "", ["Läst ur Guide.docx."])
    assert text == GUIDE
    read = read_guide(text, "a.yaml", "a").questions
    assert [(one.id, one.nr, one.under, one.obligatory, one.askable) for one in read] == [
        ("q1", "1", "", True, False), ("q1a", "1 a", "q1", True, True), ("q1b", "", "q1", False, True),
        ("q2", "", "", False, True),
    ]  # fmt: skip
    assert [(probe.id, probe.ask) for probe in read[3].probes] == [("q2a", "ensam"), ("q2b", "i par, eller fler")]


@pytest.mark.parametrize(
    "words",
    [
        "no", "- a", "a: b", "#d", "'", '"', "{x}", "[x", "*a", "&a", "!x", "%x", "@x", "`x", "| x", "> x", "~", "12",
        "a #b", "\\n", "a\n  b\n c", "a\n\nb", "å\u2028ä", "😀", "?", "- ", "x,y", "key: [", "---", "...",
    ],
)  # fmt: skip
def test_any_words_come_back_as_they_were(words: str) -> None:
    """Whatever a label, a definition, an example or a probe looks like, YAML takes it for text."""
    code = DraftCode("a", words, "", definition=words, examples=(words, "x"), keywords=(words,))
    text = rendered(Draft(DraftKind.CODEBOOK, "", words, (code,)), "sv", [])
    (read,) = read_codebook(text, "a.yaml", "a").codes
    stripped = words.strip()
    assert (read.label[""], read.definition, read.examples, read.keywords) == (
        stripped,
        stripped,
        (stripped, "x"),
        (stripped,),
    )
    question = DraftQuestion("q1", "1", words, "", probes=(words,), when=words)
    (asked,) = read_guide(
        rendered(Draft(DraftKind.GUIDE, "", words, (), (question,)), "sv", []), "a.yaml", "a"
    ).questions
    assert (asked.ask, asked.probes[0].ask, asked.probes_when) == (stripped, stripped, stripped)
