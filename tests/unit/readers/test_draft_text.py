"""Drafts in plain text and CSV: numbers and bullets that somebody typed, tables with any delimiter."""

from __future__ import annotations

import pytest

from intervjukod.errors import SourceError
from intervjukod.readers.drafts.typed_numbers import split_number
from tests.unit.readers.draft_files import asked, drafted, told, tree

GUIDE = """\
Intervjuguide polis

Tack för att du ställer upp. Intervjun tar en timme.

Bakgrund
1. Hur länge har du arbetat här?
2. Vad gör du?
   a) Med vem?
   b) När?
Om personen svarar kort, föreslå:
- kvällar
- helger

12. Obligatoriska frågor
12 a. Hur är bemanningen?
12 b. Hur är samverkan?
Följdfrågor: kommunen, SL

Avslutning
13. Berätta om något som vi glömt.
"""


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("12. Hur?", ["12"], "Hur?"),
        ("12a. Hur?", ["12", "a"], "Hur?"),
        ("12 A) Hur?", ["12", "a"], "Hur?"),
        ("12a Hur?", ["12", "a"], "Hur?"),
        ("1.2 Hur?", ["1", "2"], "Hur?"),
        ("1.2.3. Hur?", ["1", "2", "3"], "Hur?"),
        ("(4) Hur?", ["4"], "Hur?"),
        ("Fråga 7: Hur?", ["7"], "Hur?"),
        ("Q7. Hur?", ["7"], "Hur?"),
        ("7 Hur?", ["7"], "Hur?"),
        ("2019. Hur?", [], "2019. Hur?"),
        ("3 av fem är polis", [], "3 av fem är polis"),
        ("Hur?", [], "Hur?"),
    ],
)
def test_a_typed_number_is_told_from_words(line: str, number: list[str], words: str) -> None:
    """The ways of writing a number, and what only looks like one."""
    assert split_number(line) == (number, words)


def test_a_guide_in_plain_text() -> None:
    """Title, headings, numbers at two levels, probes after a hint and after a colon, and what was left out."""
    made = drafted(GUIDE, name="guide.txt")
    assert (made.kind, made.title) == ("guide", "Intervjuguide polis")
    assert asked(made) == [
        ("", "[Bakgrund]"),
        ("1", "Hur länge har du arbetat här?"),
        ("2", "Vad gör du?"),
        ("2 a", "Med vem?"),
        ("2 b", "När?"),
        ("12", "[Obligatoriska frågor]"),
        ("12 a", "Hur är bemanningen?"),
        ("12 b", "Hur är samverkan?"),
        ("", "[Avslutning]"),
        ("13", "Berätta om något som vi glömt."),
    ]
    by_id = {one.id: one for one in made.questions}
    assert (by_id["q2b"].probes, by_id["q2b"].when) == (("kvällar", "helger"), "Om personen svarar kort, föreslå")
    assert (by_id["q12b"].probes, by_id["q12b"].when) == (("kommunen", "SL"), "Följdfrågor")
    assert [one.id for one in made.questions if one.obligatory] == ["q12", "q12a", "q12b"]
    assert [by_id[id_].under for id_ in ("q2a", "q12a", "q13", "q12")] == ["q2", "q12", "h2", "h1"]
    assert told(made.notes)["lines_left_out"]["count"] == 1


def test_letters_and_numerals_belong_to_what_is_above() -> None:
    """A lone letter goes under its number, a lone numeral under its letter; i after h is a letter."""
    lines = ["A. Bakgrund", "a) Hur?", "1. Hur?", "a) Var?", "i) När?", "ii) Då?", "b) Vem?", "2. Varför?"]
    made = drafted("\n".join(lines), "guide")
    assert [one.nr for one in made.questions] == ["A", "A a", "1", "1 a", "1 a i", "1 a ii", "1 b", "2"]
    letters = "\n".join(["1. Hur?", *(f"{letter}) Var?" for letter in "abcdefghij")])
    assert [one.nr for one in drafted(letters, "guide").questions][-2:] == ["1 i", "1 j"]


def test_bullets_below_a_question_are_probes_below_a_heading_questions() -> None:
    """What was guessed so is counted; a question of its own line goes on after probes."""
    made = drafted(
        "Om platsen\n- Hur är ljuset?\n- Hur är det på natten?\n\n1. Vad gör du?\n- ensam\n- i par\n(Vad mer?)\n"
    )
    assert asked(made) == [("", "Hur är ljuset?"), ("", "Hur är det på natten?"), ("1", "Vad gör du?")]
    assert (made.title, made.questions[2].probes) == ("Om platsen", ("ensam", "i par", "(Vad mer?)"))
    assert told(made.notes)["probes_guessed"] == {"count": 3}


def test_a_topic_with_keywords_is_a_question_and_one_with_questions_a_heading() -> None:
    """What stands below a number that asks nothing decides what the number is."""
    made = drafted("1. Samverkan\n- kommunen\n- SL\n2. Platsen\n- Hur är ljuset?\n3. Vad mer?\n", "guide")
    assert asked(made) == [("1", "Samverkan"), ("2", "[Platsen]"), ("", "Hur är ljuset?"), ("3", "Vad mer?")]
    assert made.questions[2].id == "q2a"


def test_an_x_that_stands_for_something_is_told() -> None:
    """A guide with X for the place says how many questions have one."""
    made = drafted("1. Hur är det på X torg?\n2. Vad heter Xenia?\n", "guide")
    assert told(made.notes)["with_x"] == {"count": 1}


def test_a_codebook_in_plain_text() -> None:
    """Typed numbers, and headings of Markdown, make a tree; so do tabs where nothing else does."""
    wanted = ["Platsen", "Platsen / Ljus", "Platsen / Buller", "Polisen"]
    assert tree(drafted("1. Platsen\n1.1 Ljus – hur ljust det är\n1.2 Buller\n2. Polisen\n", "codebook")) == wanted
    assert tree(drafted("# Platsen\n## Ljus\nHur ljust det är.\n## Buller\n# Polisen\n", "codebook")) == wanted
    assert tree(drafted("Platsen\n\tLjus\n\tBuller\nPolisen\n", "codebook")) == wanted


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_table_with_any_delimiter(delimiter: str) -> None:
    """The delimiter follows from the text; cells may hold it, and line ends, in quotation marks."""
    rows = ["Tema;Kod;Definition", 'Platsen;Ljus;"Hur ljust; det är,\noch var"', ";Buller;x"]
    made = drafted("\n".join(rows).replace(";", delimiter), name="kodbok.csv")
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Platsen / Buller"]
    assert made.codes[1].definition.startswith("Hur ljust")
    assert [code.where for code in made.codes] == [":2", ":2", ":4"]


def test_a_path_in_a_label_is_a_tree() -> None:
    """Backslashes, arrows and Taguette's points part themes from codes; a point elsewhere is a point."""
    wanted = ["Platsen", "Platsen / Ljus", "Polisen"]
    assert tree(drafted("Code,Memo\nPlatsen\\Ljus,x\nPolisen,y\n")) == wanted
    assert tree(drafted("Code,Memo\nPlatsen > Ljus,x\nPolisen,y\n")) == wanted
    assert tree(drafted("tag,description\nPlatsen.Ljus,x\nPolisen,y\n")) == wanted
    assert tree(drafted("Kod,Definition\nbl.a. ljus,x\nPolisen,y\n")) == ["bl.a. ljus", "Polisen"]


def test_an_old_encoding_is_told() -> None:
    """A file that is no UTF-8 is read as Windows writes Swedish, and that is said."""
    made = drafted("Kod;Definition\nFörflyttning;ö\n".encode("cp1252"))
    assert tree(made) == ["Förflyttning"]
    assert told(made.notes)["encoding_guessed"] == {"encoding": "cp1252"}


@pytest.mark.parametrize(
    ("data", "wanted", "key"),
    [
        (b"", "", "files.empty"),
        (b"\xff\x00\x01\x02" * 9, "", "files.binary"),
        (b"codebook: A\ncodes: {}\n", "", "drafts.is_yaml"),
        (b"Bara en mening utan att undra.", "guide", "drafts.no_questions"),
        (("Kod,Definition\nLjus," + "x" * 40_000).encode(), "", "drafts.text_too_long"),
        (b"x" * 10_000_000, "", "drafts.text_too_long"),
        (b"Kod,Definition\nLjus,\"x\n", "", "readers.broken_csv"),
        (b"Kod,Definition\n" * 20_000, "", "drafts.too_many_rows"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_draft_is_told(data: bytes, wanted: str, key: str) -> None:
    """Empty, binary, finished, wordless and boundless files each have one clear error."""
    with pytest.raises(SourceError) as error:
        drafted(data, wanted)
    assert error.value.key == key
