"""Lists as every command prints them: aligned and cut for people, exact for programs."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from io import StringIO

import pytest

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note
from intervjukod.reports.lists import render


@dataclass(frozen=True)
class Row:
    """One row with a value of every kind."""

    name: str
    n: int
    score: float | None = None
    done: bool = False
    span: Span | None = None
    coders: tuple[str, ...] = ()
    facets: dict[str, str] = field(default_factory=dict)
    status: str = "ok"


ROWS = [
    Row("I01-polis", 1200, 0.5, True, Span(3, 9), ("PK", "BE"), {"riktning": "ökat", "plats": "Sergels torg"}, "new"),
    Row("I02", 7),
]


def test_a_table_aligns_words_left_and_numbers_right() -> None:
    """Headings are in the reader's language, values in its manner of writing."""
    assert render(ROWS, "table", "sv") == (
        "Namn         Nr  Säkerhet  Klar  span  Kodare  Aspekter                           Läge\n"
        "I01-polis  1200      0,50  ja    3:9   PK, BE  riktning=ökat, plats=Sergels torg  ny\n"
        "I02           7                                                                   ok\n"
    )


def test_columns_choose_and_order() -> None:
    """A command shows the fields it names, whatever else a row has."""
    assert render(ROWS, "table", "en", columns=["n", "name"]) == " No.  Name\n1200  I01-polis\n   7  I02\n"


def test_a_narrow_terminal_cuts_the_longest_texts_and_no_number() -> None:
    """Each row stays one line, and an ellipsis shows that something was left out."""
    rows = [{"n": 123456, "text": "Vi är för få och gränsen tar alla", "code": "staffing"}]
    assert render(rows, "table", "sv", width=34).splitlines()[1] == "123456  Vi är för få oc…  staffing"
    assert render(rows, "table", "sv").splitlines()[1].endswith("tar alla  staffing")


def test_wide_and_combined_characters_take_the_cells_they_take() -> None:
    """Columns line up under characters of two cells and marks of none."""
    rows = [{"text": "漢字", "code": "a"}, {"text": "e\u0301\u0301b", "code": "b"}]
    lines = render(rows, "table", "sv").splitlines()
    assert lines[1:] == ["漢字  a", "e\u0301\u0301b    b"]


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    """Neither a table nor Markdown lets a text command the terminal or break a row."""
    rows = [{"text": "före\x1b]0;titel\x07\nefter"}]
    assert render(rows, "table", "sv").splitlines()[1] == "före␛]0;titel␇ efter"
    assert render(rows, "md", "sv").splitlines()[2] == "| före␛]0;titel␇ efter |"


def test_markdown_escapes_what_would_be_markup() -> None:
    """A pipe stays in its cell, and a tag stays text."""
    assert render([{"text": "a|b <b> \\"}], "md", "sv") == "| Text |\n| --- |\n| a\\|b \\<b> \\\\ |\n"


@pytest.mark.parametrize(
    "text", ['"Ja", sa hon', "rad\nrad", "rad\rrad", "=1+1", "+46", "-", "@a", " blank ", "", "å\u2028ä"]
)
def test_csv_gives_every_text_back_as_it_was(text: str) -> None:
    """What a spreadsheet might run is written as it is: export and import change nothing."""
    made = render([{"text": text, "code": "x"}], "csv", "sv")
    assert list(csv.reader(StringIO(made, newline=""))) == [["text", "code"], [text, "x"]]
    assert made.endswith("\n")
    assert not made.endswith("\r\n")


def test_csv_writes_values_as_the_contract_says() -> None:
    """English names, true and false, lists joined with semicolons, pairs, spans; nothing for nothing."""
    assert render(ROWS, "csv", "sv") == (
        "name,n,score,done,span,coders,facets,status\n"
        "I01-polis,1200,0.5,true,3:9,PK;BE,riktning=ökat;plats=Sergels torg,new\n"
        "I02,7,,false,,,,ok\n"
    )


def test_json_keeps_kinds_and_letters() -> None:
    """An array of objects: numbers, truth, null, lists and pairs as they are, å as å."""
    made = render(ROWS, "json", "sv")
    assert "ökat" in made
    first, second = json.loads(made)
    assert first == {
        "name": "I01-polis",
        "n": 1200,
        "score": 0.5,
        "done": True,
        "span": {"start": 3, "end": 9},
        "coders": ["PK", "BE"],
        "facets": {"riktning": "ökat", "plats": "Sergels torg"},
        "status": "new",
    }
    assert (second["score"], second["span"], second["coders"]) == (None, None, [])


def test_a_note_is_its_sentence() -> None:
    """What carries a key and values is written in the reader's language."""
    rows = [{"what": Note("reports.k_of_n", {"k": 3, "n": 4}), "notes": (Note("reports.nobody"),)}]
    assert json.loads(render(rows, "json", "en")) == [{"what": "3 of 4", "notes": ["nobody"]}]
    assert render(rows, "csv", "sv") == "what,notes\n3 av 4,ingen\n"


def test_an_empty_list_is_empty() -> None:
    """Nothing found is no fault: an empty array, or the headings where they are known."""
    assert render([], "json", "sv") == "[]\n"
    assert render([], "csv", "sv", columns=["id", "code"]) == "id,code\n"
    assert render([], "table", "sv", columns=["code"]) == "Kod\n"
    assert render([], "table", "sv") == ""


def test_another_format_is_refused() -> None:
    """A format that is no format says so."""
    with pytest.raises(ValueError, match="xlsx"):
        render(ROWS, "xlsx", "sv")
