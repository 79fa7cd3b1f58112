"""Coding from the command line, and everything said of a coding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.cli.terminal import Said, Speak, in_study

QUOTE = "det finns inte folk nog"


def code(torget: Speak, *more: str) -> str:
    """Code a passage; gives the coding's id."""
    said = torget("code", "I02", "staffing", "--quote", "Vi är alltid två", "--format", "json", *more)
    assert said.code == 0, said.err
    first: str = said.json["ids"][0]
    return first


def codings(torget: Speak) -> list[dict[str, object]]:
    """Every coding, as JSON has it."""
    rows: list[dict[str, object]] = torget("codings", "--format", "json").json
    return rows


def refused(said: Said) -> str:
    """The one line of a command that was not done."""
    assert (said.code, said.out) == (1, ""), said
    assert len(said.lines) == 1
    return said.lines[0]


def test_a_place_is_coded_and_comes_back(torget: Speak) -> None:
    """What `text` shows at START:END is what the coding holds."""
    text = torget("text", "I01").out
    start = text.index("Jag har")
    words = torget("text", "I01", f"{start}:{start + 25}").out
    said = torget("code", "I01", f"{start}:{start + 25}", "samverkan")
    assert said.code == 0
    assert "Samverkan" in said.out
    assert said.err == ""
    assert [(row["text"], row["code"], row["coder"]) for row in codings(torget)] == [(words, "samverkan", "Anna")]


def test_a_change_says_what_it_did(torget: Speak) -> None:
    """In JSON: the gesture, the ids it touched, counts, and a sentence."""
    said = torget("code", "I02", "staffing", "--quote", "Vi är alltid två", "--format", "json").json
    assert list(said) == ["gesture", "ids", "counts", "what"]
    assert said["gesture"]
    assert said["counts"] == {"changed": 1}
    assert [row["id"] for row in codings(torget)] == said["ids"]


def test_the_same_again_writes_nothing(torget: Speak) -> None:
    """The same code on the same passage by the same coder is there already: said, not written, done."""
    id_ = code(torget)
    again = torget("code", "I02", "staffing", "--quote", "Vi är alltid två", "--format", "json")
    assert (again.code, again.json["gesture"], again.json["ids"]) == (0, "", [id_])
    assert again.json["counts"] == {"changed": 0}


def test_a_quote_found_twice_must_be_chosen(torget: Speak) -> None:
    """Found twice: exit code 1 and both positions, which can be given as START:END; `--nth` chooses."""
    line = refused(torget("code", "I01", "staffing", "--quote", "inte folk nog"))
    places = re.findall(r"\b\d+:\d+(?= \()", line)
    assert [torget("text", "I01", place).out for place in places] == ["inte folk nog", "inte folk nog"]
    assert codings(torget) == []
    assert torget("code", "I01", "staffing", "--quote", "inte folk nog", "--nth", "2").code == 0
    assert f"{codings(torget)[0]['start']}:{codings(torget)[0]['end']}" == places[1]


def test_a_quote_may_come_on_standard_input(torget: Speak) -> None:
    """`--quote -` reads the words; the line end that closes them is none of them."""
    assert torget("code", "I02", "staffing", "--quote", "-", stdin="Vi är alltid två\n").code == 0


def test_memo_and_facets_come_with_a_coding(torget: Speak) -> None:
    """`--memo` and `--facet` are part of the same act."""
    code(torget, "--memo", "Jämför I01", "--facet", "riktning=ökat")
    row = codings(torget)[0]
    assert (row["memo"], row["facets"]) == ("Jämför I01", {"riktning": "ökat"})
    assert torget("undo").code == 0
    assert codings(torget) == []


@pytest.mark.parametrize(
    "words",
    [
        ("code", "I01", "0:10", "stafing"),
        ("code", "I01", "0:10", "övrigt"),
        ("code", "I01", "0:999999", "staffing"),
        ("code", "I09", "0:10", "staffing"),
        ("code", "I0", "0:10", "staffing"),
        ("code", "I01", "staffing", "--quote", "står inte här"),
        ("code", "I02", "staffing", "--quote", "Vi är alltid två", "--nth", "2"),
        ("code", "I01", "0:10", "staffing", "--facet", "rikning=ökat"),
        ("code", "I01", "0:10", "staffing", "--facet", "riktning=upp"),
        ("text", "I01", "0:999999"),
        ("text", "I09"),
        ("uncode", "01930f2a"),
        ("uncode", "0193"),
        ("recode", "01930f2a", "samverkan"),
        ("facet", "01930f2a", "riktning=ökat"),
        ("memo", "coding:01930f2a", "x"),
        ("memo", "code:stafing", "x"),
        ("memo", "transcript:I09", "x"),
        ("memo", "transcript:I01:0:999999", "x"),
        ("memo", "informant:Polis 2", "x"),
        ("done", "I09"),
        ("answers", "I09"),
        ("answers", "I01", "confirm", "q99"),
        ("answers", "I01", "set", "q99"),
        ("answers", "I01", "set", "q2", "--asked", "0:999999"),
        ("answers", "I01", "set", "q2", "--probe", "q9x"),
        ("codebook", "add", "staffing"),
        ("codebook", "add", "ny", "--under", "stafing"),
        ("codebook", "add", "ny", "--key", "b"),
        ("codebook", "add", "ny", "--key", "B"),
        ("codebook", "add", "ny", "--file", "ingen"),
        ("codebook", "add", "två ord"),
        ("quotes", "stafing"),
        ("find", " "),
        ("find", "(", "--regex"),
        ("history", "--at", "ingen"),
        ("history", "--at", "99999"),
        ("report", "compare", "--by", "rol"),
        ("report", "frequency", "--coder", "Ingen"),
        ("report", "frequency", "--at", "ingen"),
        ("milestone", "7"),
        ("undo",),
        ("redo",),
        ("merge", "finns-inte"),
        ("coders", "--me", " "),
    ],
    ids=" ".join,
)
def test_what_the_study_does_not_have_is_one_line(opened_once: Path, words: tuple[str, ...]) -> None:
    """An unknown name, a place outside the text, an act that is not allowed: one line, exit code 1, nothing written."""
    anna = in_study(opened_once, "Anna")
    swedish, english = (refused(anna(*words, "--lang", language)) for language in ("sv", "en"))
    assert swedish != english
    assert "Ett fel i programmet" not in swedish
    assert {row["actor"] for row in anna("history", "--format", "json").json} == {"intervjukod"}


def test_a_coding_is_removed_recoded_and_given_facets(torget: Speak) -> None:
    """Any unique prefix of an id names a coding; each act says what it did and can be undone."""
    id_ = code(torget)
    assert torget("recode", id_, "Samverkan").code == 0
    assert codings(torget)[0]["code"] == "samverkan"
    assert torget("undo").code == 0
    assert torget("facet", id_, "riktning=minskat").code == 0
    assert codings(torget)[0]["facets"] == {"riktning": "minskat"}
    assert torget("facet", id_, "riktning=").code == 0
    assert codings(torget)[0]["facets"] == {}
    assert torget("uncode", id_).code == 0
    assert codings(torget) == []


@pytest.mark.parametrize(
    "target", ["code:staffing", "transcript:I01", "transcript:I01:0:40", "informant:Polis 1", "study"]
)
def test_a_memo_is_written_on_anything(torget: Speak, target: str) -> None:
    """A memo on a code, a transcript, a passage, an informant, the study; from an argument or standard input."""
    assert torget("memo", target, "Tvekar.").code == 0
    assert torget("memo", target, "-", stdin="Två\nrader.\n").code == 0
    assert torget("memo", target, "").code == 0
    assert len(torget("history", "--format", "json").json) >= 3


def test_a_coder_is_named_in_four_ways(folder: Path, torget: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--coder`, else INTERVJUKOD_CODER, else the one set for the folder, else the login name."""
    monkeypatch.setenv("LOGNAME", "inloggad")
    nobody = in_study(folder)
    assert nobody("code", "I02", "samverkan", "--quote", "Två").code == 0
    assert nobody("coders", "--me", "Cecilia").code == 0
    assert torget("code", "I02", "staffing", "--quote", "Två år", "--coder", "Bertil").code == 0
    assert torget("code", "I02", "staffing", "--quote", "ungefär").code == 0
    assert nobody("code", "I02", "staffing", "--quote", "bättre").code == 0
    assert [row["coder"] for row in codings(torget)] == ["Bertil", "inloggad", "Anna", "Cecilia"]


def test_done_is_marked_and_taken_back(torget: Speak) -> None:
    """`done` and `done --not`; the list of transcripts shows who is done."""
    assert torget("done", "I01").code == 0
    assert torget("transcripts", "--format", "json").json[0]["done"] == ["Anna"]
    assert torget("done", "I01", "--not").code == 0
    assert torget("transcripts", "--format", "json").json[0]["done"] == []


def test_answers_are_listed_confirmed_and_set(torget: Speak) -> None:
    """Proposals are listed as such; a person confirms one, or says where it stands or that it was not asked."""
    rows = torget("answers", "I01", "--format", "json").json
    assert [row["question"] for row in rows] == ["q1", "q2", "q3"]
    assert rows[1]["status"] == "proposed"
    assert torget("answers", "I01", "confirm", "q2").code == 0
    assert torget("answers", "I01", "set", "q1", "--asked", "3:20", "--answered", "45:60").code == 0
    assert torget("answers", "I01", "set", "q2", "--asked", "3:20", "--probe", "q2a").code == 0
    rows = torget("answers", "I01", "--format", "json").json
    assert [row["status"] for row in rows[:2]] == ["answered", "asked"]
    assert rows[0]["answered"] == [{"start": 45, "end": 60}]
    assert rows[1]["probes"] == ["q2a"]


def test_all_proposals_are_confirmed_as_one_act(torget: Speak) -> None:
    """What a person has said stays; one undo takes all of it back; nothing left to confirm is said."""
    torget("answers", "I01", "set", "q1", "--asked", "3:20")
    done = torget("answers", "I01", "confirm", "--all", "--format", "json").json
    assert (done["what"], len(done["ids"])) == ("2 svar bekräftades", 2)
    assert [row["status"] for row in torget("answers", "I01", "--format", "json").json] == ["asked", *["answered"] * 2]
    again = torget("answers", "I01", "confirm", "--all")
    assert (again.code, again.out) == (0, "Det finns inget förslag att bekräfta\n")
    assert torget("undo").code == 0
    assert torget("answers", "I01", "--format", "json").json[1]["status"] == "proposed"
    for wrong in (("confirm", "q2", "--all"), ("set", "--all"), ("--all",)):
        assert torget("answers", "I01", *wrong).code == 2


def test_a_code_is_added_to_the_book_and_its_file(folder: Path, torget: Speak) -> None:
    """`codebook add` writes the journal and the YAML, whose other lines stay as they were."""
    before = (folder / "codebooks" / "torget.yaml").read_text("utf-8")
    said = torget("codebook", "add", "trygghet", "--label", "Trygghet", "--under", "samverkan", "--key", "t")
    assert (said.code, said.err) == (0, "")
    after = (folder / "codebooks" / "torget.yaml").read_text("utf-8")
    assert set(before.splitlines()) - set(after.splitlines()) == set()
    added = next(row for row in torget("codes", "--format", "json").json if row["key"] == "trygghet")
    assert (added["label"], added["depth"], added["parent"], added["letter"]) == ("Trygghet", 1, "samverkan", "t")
