"""`quote --as`, `--verbatim`, and how `quotes` and `export` show what was edited."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli.terminal import Speak

WHOLE = "Det finns inte folk nog. Vi är för få"
EDITED = "Det finns inte folk [...] för få [på torget]"


@pytest.fixture
def id_(torget: Speak) -> str:
    """The id of a coding in I01."""
    done: dict[str, Any] = torget("code", "I01", "staffing", "--quote", WHOLE, "--format", "json").json
    return str(done["ids"][0])


def test_a_quote_is_edited_and_as_it_was_said_again(torget: Speak, id_: str) -> None:
    """What was edited is told; the list has the edited words beside those that were said."""
    told = torget("quote", id_, "--as", EDITED).out
    assert told == "Citatet redigerat: Bemanning, I01:4 – 1 utelämning, 1 förtydligande\n"
    (row,) = torget("quotes", "--kept", "--format", "json").json
    assert (row["text"], row["citation"], row["unproved"]) == (WHOLE, EDITED, "")
    assert EDITED in torget("quotes", "--kept", "--format", "md").out
    assert torget("undo").code == 0
    assert torget("quotes", "--kept").out == ""
    assert torget("redo").code == 0
    assert torget("quote", id_, "--verbatim").out == "Citatet står som det sades igen: Bemanning, I01:4\n"
    assert [row["citation"] for row in torget("quotes", "--kept", "--format", "json").json] == [""]


def test_the_words_may_come_on_standard_input(torget: Speak, id_: str) -> None:
    """`-` stands for it, and its line ends are white space."""
    assert torget("quote", id_, "--as", "-", stdin="Det finns inte folk\n[...] för få [på torget]\n").code == 0
    assert [row["citation"] for row in torget("quotes", "--format", "json").json] == [EDITED]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Det finns folk nog. Vi är för få",
            "Det som sades saknas i citatet: «inte». Skriv [...] där ord är utelämnade.\n",
        ),
        (
            "Det finns verkligen inte folk nog. Vi är för få",
            "Det sades inte där: «verkligen». Sätt egna ord inom hakparenteser: [verkligen].\n",
        ),
        (
            "Det finns inte folk nog. Vi är för många",
            "Citatet har «många» där det sades «få». Skriv [många] för ett eget ord, eller [...] för ett utelämnat.\n",
        ),
        ("", "Det redigerade citatet är tomt. Skriv citatets ord, eller ta bort redigeringen.\n"),
    ],
)
def test_what_was_not_said_is_refused_in_a_line(torget: Speak, id_: str, text: str, line: str) -> None:
    """The words and the way out are named; nothing is written."""
    done = torget("quote", id_, "--as", text)
    assert (done.code, done.err, done.out) == (1, f"intervjukod: {line}", "")
    assert torget("quotes", "--kept").out == ""


def test_one_thing_at_a_time(torget: Speak, id_: str) -> None:
    """Two of --as, --verbatim and --not contradict each other."""
    assert torget("quote", id_, "--as", EDITED, "--not").code == 2
    assert torget("quote", id_, "--verbatim", "--not").code == 2


def test_words_that_changed_are_told(torget: Speak, id_: str) -> None:
    """The edited words are not shown as if they followed; a line on standard error says so, and the doctor does."""
    torget("quote", id_, "--as", EDITED)
    assert (
        torget(
            "edit", "I01", "--quote", "Det finns inte folk nog. Vi", "--words", "Det fanns ju inte folk nog. Vi"
        ).code
        == 0
    )
    done = torget("quotes", "--kept", "--format", "json")
    (row,) = done.json
    assert (row["citation"], row["unproved"]) == ("", EDITED)
    assert done.err.startswith("I01:4 (")
    assert EDITED in done.err
    assert torget("export", "--format", "csv").err == done.err
    assert "följer inte längre" in torget("doctor").out
    assert torget("doctor").code == 0


def test_who_is_pointed_out_is_told_to_the_author(torget: Speak, id_: str) -> None:
    """Beside the list that people read; a table for programs has the words alone."""
    torget("quote", id_)
    assert torget("quotes", "--kept").err == "polis/kommunpolis, Sergels torg: rollen pekar ut en person.\n"
    assert torget("quotes", "--kept", "--format", "csv").err == torget("quotes").err == ""


def test_an_export_brings_mark_and_edit_along(torget: Speak, id_: str) -> None:
    """Removed and taken in again, the coding is the quote that it was; taken in once more nothing happens."""
    torget("quote", id_, "--as", EDITED)
    for form in ("csv", "json"):
        out = torget("export", "--format", form).out
        torget("uncode", id_)
        assert torget("import-project", "-", "--format", form, stdin=out).code == 0
        acts = torget("history").out
        assert torget("import-project", "-", "--format", form, stdin=out).code == 0
        assert torget("history").out == acts
        (row,) = torget("quotes", "--kept", "--format", "json").json
        assert (row["citation"], row["text"]) == (EDITED, WHOLE)
