"""Commands about texts that change: edit, versions, place, and a changed file taken in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.builders import TRANSCRIPTS
from tests.unit.cli.terminal import Speak, in_study

FILE = "I01-polis.txt"
BEFORE = TRANSCRIPTS[FILE]
CODED = {
    "arbetat här i tolv år": "staffing",
    "Vi är för få på kvällarna": "samverkan",
    "samma personer är kvar": "förflyttning",
    "inte folk nog på helgerna heller": "kontinuitet",
    "Hur länge har du arbetat": "staffing",
}


def code(speak: Speak, words: str, key: str) -> str:
    """The id of a new coding in I01."""
    return str(speak("code", "I01", key, "--quote", words, "--format", "json").json["ids"][0])


def listed(speak: Speak) -> list[tuple[str, str]]:
    """State and words of every coding, in the order of the text."""
    rows = speak("quotes", "--format", "json").json
    return [(row["state"], row["text"]) for row in rows]


def queue(speak: Speak, *words: str) -> list[dict[str, Any]]:
    """What waits to be placed."""
    rows: list[dict[str, Any]] = speak("place", *words, "--format", "json").json
    return rows


def turns(speak: Speak) -> list[tuple[str, str, str]]:
    """Speaker, side and first word of every turn of I01."""
    rows = speak("text", "I01", "--turns", "--format", "json").json["turns"]
    text = speak("text", "I01", "--format", "json").json["text"]
    return [(row["speaker"], row["side"], text[row["start"] : row["end"]].split()[0]) for row in rows]


def test_five_codings_through_a_changed_file(torget: Speak, folder: Path) -> None:
    """Take the file in, look at what waits, accept, place and leave, and undo it all: every coding is where it was."""
    for words, key in CODED.items():
        code(torget, words, key)
    before = listed(torget)
    assert {state for state, _ in before} == {"same"}
    parts = BEFORE.replace("tolv år", "tolv långa år").split("\n\n")
    text = "\n\n".join([*parts[:2], *parts[4:], *parts[2:4]]).replace("samma personer är kvar", "vi känner varann")
    (folder / "transcripts" / FILE).write_text(text.replace("Vi är för få på kvällarna, och d", "D"), "utf-8")
    assert torget("new", "--format", "json").json == [{"file": FILE, "status": "changed"}]
    done = torget("import", "--yes", "--format", "json")
    assert (done.json["counts"]["changed"], done.json["counts"]["known"]) == (1, 1)
    assert "att se över: 2, utan plats: 2" in done.err
    waiting = queue(torget, "I01")
    assert [(row["state"], row["old"]) for row in waiting] == [
        ("lost", "Vi är för få på kvällarna"),
        ("lost", "samma personer är kvar"),
        ("similar", "arbetat här i tolv år"),
        ("similar", "inte folk nog på helgerna heller"),
    ]
    similar, lost = waiting[2], waiting[0]
    assert (similar["new"], similar["place"]) == ("arbetat här i tolv långa år", "I01:2")
    assert torget("place", similar["id"][:13], "--accept").out == "Bemanning står kvar på I01:2\n"
    start = text.index("Det finns inte folk nog.")
    assert torget("place", lost["id"], f"{start}:{start + 9}").out.startswith("Samverkan placerades på I01:")
    assert torget("place", waiting[1]["id"], "--leave").code == 0
    assert torget("place", "I01", "--accept-similar").out == "Personalkontinuitet står kvar på I01:6\n"
    assert [(row["state"], row["left"]) for row in queue(torget)] == [("lost", True)]
    for _ in range(5):
        assert torget("undo").code == 0
    assert listed(torget) == before
    assert queue(torget) == []


def test_candidates_are_listed_and_taken_by_number(torget: Speak, folder: Path) -> None:
    """The second line of a list is candidate two; one that is not there is refused."""
    lost = code(torget, "samma personer är kvar", "samverkan")
    text = BEFORE.replace("Samverkan fungerar bra när samma personer är kvar.", "Nja.")
    text = text.replace("folk nog på helgerna", "folk nog när samma personer är kvar på helgerna")
    (folder / "transcripts" / FILE).write_text(text, "utf-8")
    torget("import", "--yes")
    first = torget("place", lost, "--candidates", "--format", "json").json[0]
    assert (first["words"], first["reasons"][0]) == ("samma personer är kvar", "same-words")
    assert torget("place", lost, "--candidate", "9").code == 1
    assert torget("place", lost, "--candidate", "1").out == "Samverkan placerades på I01:4\n"
    assert listed(torget) == [("same", "samma personer är kvar")]
    assert torget("place", lost, "--accept").code == 1


def test_a_list_for_people_has_short_ids(torget: Speak, folder: Path) -> None:
    """As much of an id as a person must type."""
    lost = code(torget, "samma personer är kvar", "samverkan")
    (folder / "transcripts" / FILE).write_text(BEFORE.replace("samma personer är kvar", "det"), "utf-8")
    torget("import", "--yes")
    assert lost[:8] in torget("place").out
    assert lost not in torget("place").out
    assert torget("place", lost[:8], "--remove").out == "Samverkan togs bort från I01-polis\n"
    assert torget("place").err == "Inget hittades.\n"


def test_words_are_edited_by_place_and_by_quote(torget: Speak) -> None:
    """One act each, with a reason; what was coded follows."""
    code(torget, "Vi är för få", "staffing")
    done = torget(
        "edit", "I01", "--quote", "inte folk nog", "--nth", "2", "--words", "för lite folk", "--reason", "hörfel"
    )
    assert done.out == "I01-polis: texten rättades – hörfel\n"
    start = BEFORE.index("tolv")
    assert torget("edit", "I01", f"{start}:{start + 4}", "--words", "-", stdin="elva\n").code == 0
    assert "i elva år" in torget("text", "I01").out
    assert listed(torget) == [("same", "Vi är för få")]
    assert (
        torget("edit", "I01", f"{start}:{start + 4}", "--words", "elva").out
        == "I01-polis är redan så; inget ändrades\n"
    )
    assert [row["what"] for row in torget("versions", "I01", "--format", "json").json] == ["edited", "edited", "read"]


def test_turns_are_edited(torget: Speak) -> None:
    """Speaker, side, a boundary set and taken away."""
    assert torget("edit", "I01", "--turn", "6", "--speaker", "P2", "--in-text").code == 0
    assert "P2: Samverkan" in torget("text", "I01").out
    assert torget("edit", "I01", "--turn", "2", "--speaker", "Intervjuare").out == "I01-polis: repliker rättades\n"
    assert torget("edit", "I01", "--turn", "1", "--side", "informant").code == 0
    at = torget("text", "I01").out.index("Vi är för få")
    assert torget("edit", "I01", "--split-at", str(at)).code == 0
    assert torget("edit", "I01", "--turn", "7", "--join").code == 0
    assert turns(torget) == [
        ("I", "informant", "Hur"), ("Intervjuare", "interviewer", "Jag"), ("I", "informant", "Hur"),
        ("P", "informant", "Det"), ("P", "informant", "Vi"), ("I", "informant", "Hur"),
    ]  # fmt: skip
    (row,) = torget("history", "--limit", "1", "--format", "json").json
    assert row["what"] == "I01-polis: repliker rättades"


def test_a_whole_text_is_edited_from_a_file(torget: Speak, tmp_path: Path) -> None:
    """What `text` printed, corrected in any editor, comes back as one version."""
    code(torget, "Vi är för få", "staffing")
    path = tmp_path / "rättad.txt"
    text = torget("text", "I01").out.replace("tolv", "elva").replace("folk nog. Vi", "folk nog.\n\nI: Hur då?\n\nP: Vi")
    path.write_text(text, "utf-8")
    assert torget("edit", "I01", "--from", path).out == "I01-polis: texten rättades\n"
    assert torget("text", "I01").out == text
    assert len(turns(torget)) == 8
    assert listed(torget) == [("similar", "Vi är för få")]
    assert torget("edit", "I01", "--from", "-", stdin=text.replace("elva", "tio")).code == 0


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--words", "x"),
        ("1:2", "--quote", "få", "--words", "x"),
        ("1:2",),
        ("--turn", "2"),
        ("--speaker", "P"),
        ("--split-at", "9", "--words", "x", "1:2"),
        ("--turn", "2", "--side", "mitt"),
    ],
)
def test_an_edit_says_what_and_where(torget: Speak, words: tuple[str, ...]) -> None:
    """Nothing is guessed: exit 2."""
    assert torget("edit", "I01", *words).code == 2


def test_place_and_versions_do_one_thing(torget: Speak) -> None:
    """Two at a time, or one on nothing, is a wrong command; an id that waits for nothing is not done."""
    assert torget("place", "I01", "--accept", "--leave").code == 2
    assert torget("place", "--accept").code == 2
    assert torget("versions", "I01", "--join", "--clashes").code == 2
    assert torget("versions", "I01", "--theirs", "1").code == 2
    assert torget("place", "ffffffff", "--accept").code == 1
    assert torget("versions", "I01", "--join").code == 1
    assert torget("import", FILE, "--reread", "--yes").code == 1


def test_forks_are_listed_and_joined(torget: Speak, folder: Path, tmp_path: Path) -> None:
    """A merge brings another edit of the same words: told, shown side by side, and settled by one act."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    bo = in_study(other, "Bo")
    assert torget("edit", "I01", "--quote", "tolv år", "--words", "elva år").code == 0
    assert bo("edit", "I01", "--quote", "tolv år", "--words", "tretton år").code == 0
    assert torget("merge", other).code == 0
    checks = torget("doctor", "--format", "json").json
    assert [check["status"] for check in checks if check["check"] == "fork"] == ["note"]
    rows = torget("versions", "I01", "--format", "json").json
    assert [(row["shown"], row["fork"]) for row in rows] == [(True, False), (False, True), (False, False)]
    clashes = torget("versions", "I01", "--clashes", "--format", "json").json
    assert [(row["before"], row["shown"], row["other"]) for row in clashes] == [("tolv", "tretton", "elva")]
    refused = torget("versions", "I01", "--join")
    assert (refused.code, "1 ställe har ändrats på två sätt" in refused.err) == (1, True)
    assert torget("versions", "I01", "--join", "--theirs", "1").out == "I01-polis: två versioner slogs ihop\n"
    assert "elva år" in torget("text", "I01").out
    torget("undo")
    assert torget("versions", "I01", "--choose", rows[1]["version"][:8]).out == "I01-polis: en version gäller ensam\n"
    assert "elva år" in torget("text", "I01").out


def test_known_files_are_read_again_when_asked(torget: Speak, folder: Path) -> None:
    """A reader that finds what it found changes nothing."""
    done = torget("import", folder / "transcripts" / FILE, "--reread", "--yes", "--format", "json").json
    assert (done["gesture"], done["counts"]["known"]) == ("", 1)
