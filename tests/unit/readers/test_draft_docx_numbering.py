"""Word's automatic numbering as a guide's numbers."""

from __future__ import annotations

import pytest

from tests.unit.readers.draft_files import (
    BULLETS,
    GUIDE_LEVELS,
    Levels,
    asked,
    drafted,
    level,
    listed,
    numbered,
    style,
    told,
    tree,
    word,
)
from tests.unit.readers.miniatures import paragraph


def numbers(*blocks: str, lists: tuple[Levels, ...] = (), numbering: str = "", styles: str = "") -> list[str]:
    """The numbers that a guide of these paragraphs gets."""
    made = drafted(word(*blocks, lists=lists, numbering=numbering, styles=styles), "guide")
    return [one.nr for one in made.questions]


def test_numbers_hold_those_above_them() -> None:
    """12, a, ii: each level counts for itself, begins anew under the next one above, and is told whole."""
    levels = (0, 0, 1, 1, 2, 2, 1, 0, 1)
    blocks = [numbered("Hur?", at) for at in levels]
    assert numbers(*blocks, lists=(GUIDE_LEVELS,)) == ["1", "2", "2 a", "2 b", "2 b i", "2 b ii", "2 c", "3", "3 a"]


def test_questions_stand_under_those_above_them() -> None:
    """The level of a list becomes the place under a question, and the id follows the number."""
    made = drafted(word(numbered("Hur?"), numbered("Var?", 1), numbered("När?", 2), lists=[GUIDE_LEVELS]), "guide")
    assert [(one.id, one.under) for one in made.questions] == [("q1", ""), ("q1a", "q1"), ("q1ai", "q1a")]


@pytest.mark.parametrize(
    ("form", "start", "wanted"),
    [
        ("decimal", 7, ["7", "8"]),
        ("lowerLetter", 26, ["z", "aa"]),
        ("upperLetter", 1, ["A", "B"]),
        ("lowerRoman", 4, ["iv", "v"]),
        ("upperRoman", 9, ["IX", "X"]),
        ("ordinal", 1, ["1", "2"]),
        ("lowerLetter", 2_000_000_000, ["a", "b"]),
    ],
)
def test_a_level_is_written_in_its_form_from_its_start(form: str, start: int, wanted: list[str]) -> None:
    """Digits, letters and Roman numerals; a start that nobody means is one."""
    abstract = level(0, form, "%1.", f'<w:start w:val="{start}"/>')
    numbering = listed(1, abstract)
    assert numbers(numbered("Hur?"), numbered("Var?"), numbering=numbering) == wanted


def test_two_lists_of_one_kind_go_on_unless_told_to_begin_anew() -> None:
    """Lists that share their levels share their count; an override starts one anew, once."""
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    blocks = [numbered("Hur?", 0, list_) for list_ in (1, 2, 3, 3)]
    made = drafted(word(*blocks, lists=[GUIDE_LEVELS], numbering=more), "guide")
    assert [one.nr for one in made.questions] == ["1", "2", "1", "2"]
    assert [one.id for one in made.questions] == ["q1", "q2", "q1-2", "q2-2"]
    assert told(made.notes)["numbers_doubled"] == {"numbers": "1, 2"}


def test_numbering_may_come_with_a_style() -> None:
    """A style brings a list, also by way of the style it is based on; a paragraph may refuse it."""
    styles = style("Fraga", "Fråga", 1) + style("Viktig", "Viktig", based_on="Fraga") + style("Del", "Del", 1, at="1")
    no_list = '<w:pPr><w:pStyle w:val="Fraga"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    refused = f"<w:p>{no_list}<w:r><w:t>Varför?</w:t></w:r></w:p>"
    blocks = (
        paragraph("Hur?", style="Fraga"),
        paragraph("Var?", style="Viktig"),
        refused,
        paragraph("Vem?", style="Del"),
    )
    made = drafted(word(*blocks, lists=[GUIDE_LEVELS], styles=styles), "guide")
    assert asked(made) == [("1", "Hur?"), ("2", "Var?"), ("2 a", "Vem?")]
    assert made.questions[1].probes == ("Varför?",)


def test_headings_are_numbered_by_their_styles() -> None:
    """A heading's style names a list whose level names the style."""
    styles = style("Rubrik1", "heading 1", 1) + style("Rubrik2", "heading 2", 1)
    levels = "".join(
        level(n - 1, "decimal", "%1", f'<w:start w:val="1"/><w:pStyle w:val="Rubrik{n}"/>') for n in (1, 2)
    )
    numbering = listed(1, levels)
    blocks = [paragraph("Bakgrund", style="Rubrik1"), paragraph("Arbetet", style="Rubrik2"), paragraph("Vad gör du?")]
    made = drafted(word(*blocks, *blocks[:1], paragraph("Slut?"), numbering=numbering, styles=styles), "guide")
    assert asked(made) == [
        ("1", "[Bakgrund]"), ("1.1", "[Arbetet]"), ("", "Vad gör du?"), ("2", "[Bakgrund]"), ("", "Slut?"),
    ]  # fmt: skip
    assert [one.id for one in made.questions] == ["q1", "q1.1", "q1.1a", "q2", "q2a"]


def test_a_list_may_be_told_by_another_style() -> None:
    """A list that only links to a style is written as that style's list."""
    styles = style("Lista", "Lista", 1)
    linked = listed(9, '<w:numStyleLink w:val="Lista"/>')
    made = numbers(numbered("Hur?", 1, 9), lists=(GUIDE_LEVELS,), numbering=linked, styles=styles)
    assert made == ["1 a"]


def test_a_level_that_never_begins_anew_counts_alone() -> None:
    """Questions numbered through, under lettered parts, go by their own number only."""
    levels = level(0, "upperLetter", "%1.") + level(
        1, "decimal", "%2.", '<w:start w:val="1"/><w:lvlRestart w:val="0"/>'
    )
    numbering = listed(1, levels)
    blocks = (numbered("Bakgrund"), numbered("Hur?", 1), numbered("Platsen"), numbered("Var?", 1))
    made = drafted(word(*blocks, numbering=numbering), "guide")
    assert asked(made) == [("A", "[Bakgrund]"), ("1", "Hur?"), ("B", "[Platsen]"), ("2", "Var?")]


def test_a_codebook_in_a_list() -> None:
    """Numbered labels with what they mean after a colon or below make a tree of codes."""
    made = drafted(
        word(
            numbered("Platsen"),
            numbered("Ljus: hur ljust det är", 1),
            paragraph("Exempel: ”Det är mörkt”"),
            numbered("Buller", 1),
            paragraph("Allt som stör."),
            numbered("Polisen"),
            lists=[GUIDE_LEVELS],
        )
    )
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Platsen / Buller", "Polisen"]
    assert (made.codes[1].definition, made.codes[1].examples) == ("hur ljust det är", ("”Det är mörkt”",))
    assert made.codes[2].definition == "Allt som stör."


def test_a_document_without_lists_has_no_numbers() -> None:
    """Bullets and plain questions are kept without numbers."""
    made = drafted(word(numbered("Hur?"), numbered("Var?"), lists=[BULLETS]), "guide")
    assert asked(made) == [("", "Hur?"), ("", "Var?")]
    assert [one.id for one in made.questions] == ["q1", "q2"]
