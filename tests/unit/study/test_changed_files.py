"""A file that changed: a new version of its transcript, and where what stood on the old one stands since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Reading
from intervjukod.readers import registry
from intervjukod.readers.mending import mended
from intervjukod.study import Study
from intervjukod.study.shapes import Act, Waiting
from tests.builders import TRANSCRIPTS
from tests.unit.study.acting import FEW, code, newest, words

FILE = "I01-polis.txt"
BEFORE = TRANSCRIPTS[FILE]
PARAGRAPHS = BEFORE.split("\n\n")


def change(study: Study, folder: Path, text: str) -> Act:
    """Another text in the file, taken in."""
    (folder / "transcripts" / FILE).write_text(text, "utf-8")
    act, _ = study.transcripts.take_in()
    assert act is not None
    return act


def states(study: Study) -> dict[str, str]:
    """State by code of everybody's codings of I01."""
    return {coding.code: coding.state.value for coding in study.coding.of(study.transcripts.find("I01"), None)}


def speakers(study: Study) -> list[tuple[str, str]]:
    """Who says what in I01, the first words of it."""
    opened = study.transcripts.open(study.transcripts.find("I01"))
    return [(turn.speaker, turn.words.of(opened.text).split()[0]) for turn in opened.turns]


def test_five_passages_and_a_file_with_every_kind_of_change(study: Study, folder: Path) -> None:
    """Words corrected in one, one taken out, one retold, one touched, one let alone; undone, all is as before."""
    code(study, "arbetat här i tolv år", "staffing")
    code(study, "Vi är för få på kvällarna", "samverkan")
    code(study, "samma personer är kvar", "förflyttning")
    code(study, "inte folk nog på helgerna", "kontinuitet")
    study.codebook.add("öppning")
    code(study, "Hur länge har du arbetat", "öppning")
    before = words(study)
    text = BEFORE.replace("tolv år", "tolv, nej tretton år").replace("Vi är för få på kvällarna, och det", "Det")
    text = text.replace("Samverkan fungerar bra när samma personer är kvar.", "Nja.")
    act = change(study, folder, text)
    assert (act.key, act.values, act.actor) == ("versions.file_taken", {"name": "I01-polis"}, "Anna")
    assert states(study) == {
        "staffing": "similar", "samverkan": "lost", "förflyttning": "lost", "kontinuitet": "similar", "öppning": "same",
    }  # fmt: skip
    assert "arbetat här i tolv, nej tretton år" in words(study)
    assert "Hur länge har du arbetat" in words(study)
    study.history.undo()
    assert words(study) == before
    assert set(states(study).values()) == {"same"}


def test_what_was_coded_since_finds_home_when_the_change_is_undone(study: Study, folder: Path) -> None:
    """A coding of the new text is projected backwards; one of words that only it has waits to be placed."""
    change(
        study, folder, BEFORE.replace("I: Hur länge", "Inledning.\n\nI: Hur länge").replace("för få", "alldeles för få")
    )
    code(study, "samma personer är kvar", "samverkan")
    code(study, "alldeles", "staffing")
    study.history.cancel(study.history.rows()[2].gesture)
    assert states(study) == {"samverkan": "same", "staffing": "lost"}
    assert "samma personer är kvar" in words(study)


def test_a_paragraph_that_was_moved_takes_its_codings_along(study: Study, folder: Path) -> None:
    """Words in their own surroundings are the same wherever they stand."""
    code(study, "inte folk nog på helgerna", "staffing")
    moved = [*PARAGRAPHS[:2], *PARAGRAPHS[4:], *PARAGRAPHS[2:4]]
    change(study, folder, "\n\n".join(paragraph.strip() for paragraph in moved) + "\n")
    assert words(study) == {"inte folk nog på helgerna": "staffing"}
    assert [first for _, first in speakers(study)] == ["Hur", "Jag", "Hur", "Samverkan", "Hur", "Det"]


def test_turns_that_were_merged_and_split_are_the_file_s(study: Study, folder: Path) -> None:
    """Codings keep their words, and say who speaks there now."""
    code(study, FEW, "staffing")
    change(
        study,
        folder,
        BEFORE.replace(" Vi är för få", "\n\nI: Hur då?\n\nP: Vi är för få").replace("mest på", "mest\npå"),
    )
    assert len(speakers(study)) == 8
    assert words(study) == {FEW: "staffing"}
    (passage,) = study.reading.passages()
    assert (passage.place, passage.informant) == ("I01:6", "Polis 1")


def test_a_transcript_from_another_program_is_a_version(study: Study, folder: Path) -> None:
    """The same stem in another format, the old file taken away: the codings find their words."""
    code(study, FEW, "staffing")
    said = [
        ("Intervjuare", "Hur länge har du arbetat här?"),
        ("Polis", "Det finns inte folk nog. Vi är för få på kvällarna."),
    ]
    cues = [f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n<v {who}>{what}</v>" for n, (who, what) in enumerate(said)]
    (folder / "transcripts" / FILE).unlink()
    (folder / "transcripts" / "I01-polis.vtt").write_text("WEBVTT\n\n" + "\n\n".join(cues) + "\n", "utf-8")
    assert study.transcripts.waiting() == [Waiting("I01-polis.vtt", "changed")]
    act, _ = study.transcripts.take_in()
    assert act is not None
    assert words(study) == {FEW: "staffing"}
    assert study.transcripts.list()[0].file == "I01-polis.vtt"
    assert [row.reader for row in study.versions.of(study.transcripts.find("I01"))] == ["vtt", "txt"]


def test_two_files_of_one_stem_are_refused(study: Study, folder: Path) -> None:
    """While the old file is there, another format of it is another transcript of the same name."""
    path = folder / "transcripts" / "I01-polis.md"
    path.write_text("I: Hej?\n\nP: Hej.\n")
    _, reports = study.transcripts.take_in([path])
    assert [note.key for note in reports[0].notes] == ["errors.stem_taken"]


def test_other_bytes_of_the_same_text_are_noted_once(study: Study, folder: Path) -> None:
    """A mark at the file's beginning, other line ends: nobody's act, and no news the next time."""
    path = folder / "transcripts" / FILE
    path.write_bytes(b"\xef\xbb\xbf" + BEFORE.replace("\n", "\r\n").encode())
    assert study.transcripts.waiting() == [Waiting(FILE, "changed")]
    act, (report, _) = study.transcripts.take_in()
    assert (act, report.status) == (None, "same")
    row = study.history.rows(1)[0]
    assert (row.act.key, row.actor) == ("versions.recognised", "intervjukod")
    assert study.transcripts.waiting() == []
    last = newest(study)
    path.write_text(BEFORE)
    assert study.transcripts.waiting() == []
    assert (study.transcripts.take_in()[0], newest(study)) == (None, last)
    assert len(study.versions.of(study.transcripts.find("I01"))) == 1


def test_known_bytes_are_read_again_when_asked(study: Study, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A better reader's turns are taken, as an act; a reader that finds the same changes nothing."""
    path = folder / "transcripts" / FILE
    last = newest(study)
    act, (report,) = study.transcripts.take_in([path], reread=True)
    assert (act, report.status, newest(study)) == (None, "known", last)
    read = registry.read

    def better(path: Path, encoding: str | None = None) -> Reading:
        found = read(path, encoding)
        first, *others = found.turns
        return replace(found, turns=(replace(first, speaker="Int"), *others), reader_version=9)

    monkeypatch.setattr(registry, "read", better)
    act, (report,) = study.transcripts.take_in([path], reread=True)
    assert act is not None
    assert (act.key, report.status, [note.key for note in report.notes]) == (
        "versions.turns_taken", "changed", ["versions.turns_read_anew"],
    )  # fmt: skip
    assert speakers(study)[0] == ("Int", "Hur")
    study.history.undo()
    assert speakers(study)[0] == ("I", "Hur")


def test_a_file_that_changed_where_a_person_did_not_is_joined_with_what_they_mended(study: Study, folder: Path) -> None:
    """Both corrections stand, in one text; one undo takes the file's back."""
    i01 = study.transcripts.find("I01")
    sitting = study.versions.begin(i01)
    sitting.replace(study.reading.quote(i01, "tolv år"), "elva år")
    sitting.keep()
    act = change(study, folder, BEFORE.replace("samma personer", "samma människor"))
    assert act.key == "versions.file_joined"
    text = study.transcripts.open(i01).text
    assert "elva år" in text
    assert "samma människor" in text
    assert [row.what for row in study.versions.of(i01)] == ["joined", "read", "edited", "read"]
    assert study.versions.forked() == []
    study.history.undo()
    text = study.transcripts.open(i01).text
    assert ("elva år" in text, "samma personer" in text) == (True, True)


def test_a_file_that_changed_the_same_words_is_a_fork(study: Study, folder: Path) -> None:
    """The file is shown, as the newest; what the person wrote is kept beside it, and told."""
    i01 = study.transcripts.find("I01")
    sitting = study.versions.begin(i01)
    sitting.replace(study.reading.quote(i01, "tolv"), "elva")
    sitting.keep()
    (folder / "transcripts" / FILE).write_text(BEFORE.replace("tolv", "tretton"))
    _, (report, _) = study.transcripts.take_in()
    assert [note.key for note in report.notes] == ["versions.forked"]
    assert "tretton" in study.transcripts.open(i01).text
    assert study.versions.forked() == [i01]
    assert [check.what.key for check in study.history.doctor() if check.check == "fork"] == ["versions.forked_here"]


def test_a_file_that_says_what_a_person_mended_ends_nothing(study: Study, folder: Path) -> None:
    """The transcriber made the same correction: the text is the one that is shown."""
    i01 = study.transcripts.find("I01")
    sitting = study.versions.begin(i01)
    sitting.replace(study.reading.quote(i01, "tolv"), "elva")
    sitting.keep()
    (folder / "transcripts" / FILE).write_text(BEFORE.replace("tolv", "elva"))
    act, (report, _) = study.transcripts.take_in()
    assert (act, report.status) == (None, "same")
    assert study.versions.forked() == []


def test_labels_mended_by_hand_stay_when_the_file_changes(study: Study, folder: Path) -> None:
    """A speaker and a boundary that the new file has as the old one had them are mended there too."""
    i01 = study.transcripts.find("I01")
    sitting = study.versions.begin(i01)
    sitting.set_speaker(6, "P2")
    sitting.split(sitting.text.index("Vi är för få"))
    sitting.keep()
    change(study, folder, "Torget, mars.\n\n" + BEFORE.replace("tolv", "elva"))
    assert speakers(study) == [
        ("I", "Hur"),
        ("P", "Jag"),
        ("I", "Hur"),
        ("P", "Det"),
        ("P", "Vi"),
        ("I", "Hur"),
        ("P2", "Samverkan"),
    ]


def test_a_place_in_an_old_text_is_not_one_in_the_new(study: Study, folder: Path) -> None:
    """A memo written where another stood before the change is a memo of its own; the old one can be written on."""
    i01 = study.transcripts.find("I01")
    study.coding.memo("transcript", i01, "Gammalt", study.reading.quote(i01, FEW))
    change(study, folder, "Torget, mars 2024.\n\n" + BEFORE)
    where = study.reading.quote(i01, FEW)
    study.coding.memo("transcript", i01, "Nytt", where)
    (memo,) = study.coding.memos("transcript")
    assert (memo.text, memo.span) == ("Nytt", where)
    study.coding.memo("transcript", i01, "Annat", Span(0, 6))
    study.coding.memo("transcript", i01, "", where)
    assert [memo.text for memo in study.coding.memos("transcript")] == ["Annat"]


def test_labels_mended_at_the_reading_are_mended_in_the_changed_file(
    study: Study, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a person chose when the file was taken in goes for the next reading of it too."""
    read = registry.read
    with monkeypatch.context() as patch:
        patch.setattr(registry, "read", lambda path, encoding=None: mended(read(path, encoding), {"P": "IP1"}))
        change(study, folder, BEFORE.replace("tolv", "elva"))
    assert [speaker for speaker, _ in speakers(study)] == ["I", "IP1"] * 3
    change(study, folder, BEFORE.replace("tolv", "tio"))
    assert [speaker for speaker, _ in speakers(study)] == ["I", "IP1"] * 3
