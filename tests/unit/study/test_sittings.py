"""Mending a text: words, labels, sides and boundaries in one sitting, kept as one act."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.span import Span, occurrences, whole
from intervjukod.domain.transcript import Side
from intervjukod.errors import IntervjukodError, NotFoundError
from intervjukod.study import Study
from intervjukod.study.sitting import Sitting
from tests.builders import TRANSCRIPTS, study_folder
from tests.unit.study.acting import FEW, code, newest, told, words


def begin(study: Study) -> Sitting:
    """A sitting with I01."""
    return study.versions.begin(study.transcripts.find("I01"))


def said(sitting: Sitting) -> list[tuple[str, str]]:
    """Who says what by now, the first two words of it."""
    return [(turn.speaker, " ".join(turn.words.of(sitting.text).split()[:2])) for turn in sitting.turns]


def write(sitting: Sitting, old: str, new: str) -> None:
    """Put words in place of some that stand once."""
    (place,) = occurrences(sitting.text, old)
    sitting.replace(place, new)


def test_one_sitting_is_one_version_and_one_act(study: Study) -> None:
    """Words, a label and boundaries; codings follow, and one undo puts all of it back."""
    code(study, FEW, "staffing")
    code(study, "samma personer är kvar", "samverkan")
    i01, before = study.transcripts.find("I01"), words(study)
    first = study.transcripts.open(i01)
    sitting = begin(study)
    write(sitting, "tolv år", "elva år")
    write(sitting, "samma personer", "samma människor")
    sitting.set_speaker(2, "P1", in_text=True)
    sitting.split(sitting.text.index("Vi är för få"))
    assert said(sitting) == [
        ("I", "Hur länge"), ("P1", "Jag har"), ("I", "Hur är"), ("P", "Det finns"), ("P", "Vi är"),
        ("I", "Hur fungerar"), ("P", "Samverkan fungerar"),
    ]  # fmt: skip
    assert study.transcripts.open(i01) is first
    act = sitting.keep("Genomlyssnad")
    assert (act.key, act.values, act.transcript, act.reason) == (
        "versions.edited", {"name": "I01-polis"}, i01, "Genomlyssnad",
    )  # fmt: skip
    opened = study.transcripts.open(i01)
    assert "P1: Jag har arbetat här i elva år" in opened.text
    assert [turn.speaker for turn in opened.turns] == ["I", "P1", "I", "P", "P", "I", "P"]
    assert words(study) == {FEW: "staffing", "samma människor är kvar": "samverkan"}
    assert [row.what for row in study.versions.of(i01)] == ["edited", "read"]
    study.history.undo()
    assert (study.transcripts.open(i01).turns, words(study)) == (first.turns, before)
    study.history.redo()
    assert study.transcripts.open(i01).turns == opened.turns


def test_labels_and_boundaries_alone_make_no_text(study: Study) -> None:
    """They are mended in the version that is shown; counts and places follow."""
    i01 = study.transcripts.find("I01")
    code(study, FEW, "staffing")
    sitting = begin(study)
    sitting.set_speaker(4, "P2")
    sitting.join(6)
    act = sitting.keep()
    assert act.key == "versions.mended"
    (row,) = study.versions.of(i01)
    assert (row.mends, row.shown) == (2, True)
    assert [turn.speaker for turn in study.transcripts.open(i01).turns] == ["I", "P", "I", "P2", "I"]
    assert {one.speaker for one in study.transcripts.informants() if one.transcript == "I01-polis"} == {"P", "P2"}
    (passage,) = study.reading.passages()
    assert passage.informant == "I01-polis P2"
    study.history.undo()
    assert len(study.transcripts.open(i01).turns) == 6


def test_a_side_is_the_speaker_s_in_every_turn(study: Study) -> None:
    """It stays when the file changes; what an interviewer says is not counted."""
    i01 = study.transcripts.find("I01")
    before = study.transcripts.list()[0].words
    sitting = begin(study)
    sitting.set_side(3, Side.INFORMANT)
    sitting.keep()
    opened = study.transcripts.open(i01)
    assert {turn.side for turn in opened.turns} == {Side.INFORMANT}
    assert study.transcripts.list()[0].words > before
    study.history.undo()
    assert study.transcripts.list()[0].words == before


def test_a_label_that_interviewers_have_is_an_interviewer_s(study: Study) -> None:
    """A turn that was an informant's by mistake; a new name otherwise is on the side that the turn was on."""
    sitting = begin(study)
    sitting.set_speaker(4, "Intervjuare")
    sitting.set_speaker(6, "Anna: ")
    assert [(turn.speaker, turn.side.value) for turn in sitting.turns[3:]] == [
        ("Intervjuare", "interviewer"), ("I", "interviewer"), ("Anna", "informant"),
    ]  # fmt: skip


def test_a_label_is_mended_in_every_turn_and_in_the_text(study: Study) -> None:
    """One gesture for a speaker that was written wrong throughout."""
    sitting = begin(study)
    sitting.set_speaker(2, "IP1", everywhere=True, in_text=True)
    assert [turn.speaker for turn in sitting.turns] == ["I", "IP1"] * 3
    assert sitting.text == TRANSCRIPTS["I01-polis.txt"].replace("P: ", "IP1: ")
    label = sitting.label(2)
    assert label is not None
    assert label.of(sitting.text) == "IP1"


def test_words_at_the_ends_of_a_turn_are_the_turn_s(study: Study) -> None:
    """Written before its first word, or after its last."""
    sitting = begin(study)
    last = sitting.turns[5].words
    sitting.replace(Span(last.end, last.end), " Tack.")
    first = sitting.turns[1].words
    where = sitting.replace(Span(first.start, first.start), "Ja. ")
    assert where.of(sitting.text) == "Ja. "
    assert sitting.turns[1].words.of(sitting.text).startswith("Ja. Jag har")
    assert sitting.turns[5].words.of(sitting.text).endswith("är kvar. Tack.")


def test_a_whole_text_tells_by_its_labels_who_speaks(study: Study) -> None:
    """A turn written between two others is one; in a text whose turns were mended by hand they follow the words."""
    text = TRANSCRIPTS["I01-polis.txt"].replace("folk nog. Vi", "folk nog.\n\nI: Jaha?\n\nP: Vi")
    sitting = begin(study)
    sitting.rewrite(text)
    assert said(sitting)[3:6] == [("P", "Det finns"), ("I", "Jaha?"), ("P", "Vi är")]
    sitting.abandon()
    sitting.set_speaker(6, "P2")
    sitting.rewrite(text)
    assert [speaker for speaker, _ in said(sitting)] == ["I", "P", "I", "P", "I", "P2"]


def test_a_sitting_goes_back_step_by_step(study: Study) -> None:
    """Until nothing is left to take back; abandoned or unchanged it writes nothing."""
    last = newest(study)
    sitting = begin(study)
    write(sitting, "tolv", "elva")
    sitting.join(2)
    assert sitting.changed
    assert (sitting.back(), len(sitting.turns), "elva" in sitting.text) == (True, 6, True)
    assert (sitting.back(), sitting.back(), sitting.changed) == (True, False, False)
    write(sitting, "tolv", "elva")
    sitting.abandon()
    assert sitting.keep().key == "versions.nothing_changed"
    write(sitting, "tolv", "elva")
    write(sitting, "elva", "tolv")
    assert sitting.keep().key == "versions.nothing_changed"
    assert newest(study) == last


def test_a_sitting_goes_on_after_it_was_kept(study: Study) -> None:
    """Each keeping is an act of its own."""
    sitting = begin(study)
    write(sitting, "tolv", "elva")
    sitting.keep()
    write(sitting, "elva", "tio")
    sitting.keep()
    study.history.undo()
    assert "elva år" in study.transcripts.open(study.transcripts.find("I01")).text


def test_two_people_s_mendings_are_joined_when_they_are_kept(folder: Path) -> None:
    """Whoever comes second finds both; the codings of either text are in it."""
    with Study.open(folder, coder="Anna") as anna, Study.open(folder, coder="Bo") as bo:
        mine, his = begin(anna), begin(bo)
        write(mine, "tolv", "elva")
        his.set_speaker(6, "P2")
        write(his, "samma personer", "samma människor")
        his.keep()
        anna.poll()
        assert mine.overtaken
        code(anna, "samma människor", "samverkan")
        act = mine.keep()
        assert act.key == "versions.edited_beside"
        opened = anna.transcripts.open(anna.transcripts.find("I01"))
        assert "elva år" in opened.text
        assert opened.turns[5].speaker == "P2"
        assert words(anna) == {"samma människor": "samverkan"}
        assert anna.versions.forked() == []


def test_two_people_s_labels_meet_in_one_version(folder: Path) -> None:
    """A label mended where somebody else mended words meanwhile holds there too."""
    with Study.open(folder, coder="Anna") as anna, Study.open(folder, coder="Bo") as bo:
        mine, his = begin(anna), begin(bo)
        mine.set_speaker(6, "P2")
        write(his, "tolv", "elva")
        his.keep()
        anna.poll()
        mine.keep()
        opened = anna.transcripts.open(anna.transcripts.find("I01"))
        assert ("elva år" in opened.text, opened.turns[5].speaker) == (True, "P2")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("ra\x07d", "versions.words_control"),
        ("\ud800", "versions.words_control"),
        ("\u030a", "versions.words_combine"),
    ],
)
def test_words_that_nobody_means_are_refused(study: Study, words: str, key: str) -> None:
    """A control character, half a character, a loose mark: nothing is changed."""
    sitting = begin(study)
    place = study.reading.quote(sitting.begun.id, "Samverka", 1)
    with pytest.raises(IntervjukodError) as refused:
        sitting.replace(Span(place.end, place.end), words)
    assert refused.value.key == key
    assert not sitting.changed


def test_words_are_kept_as_texts_are(study: Study) -> None:
    """Composed letters and line feeds, however they were typed."""
    sitting = begin(study)
    write(sitting, "tolv år", "tolv a\u030ar\r\neller så")
    assert "tolv år\neller så" in sitting.text


def test_what_cannot_be_mended_says_why(study: Study) -> None:
    """A turn that is not there, a boundary where there is none to set or take, a label of two lines, all words gone."""
    sitting = begin(study)
    everything = whole(sitting.text)
    for act, key in (
        (lambda: sitting.join(7), "versions.turn_unknown"),
        (lambda: sitting.set_side(0, Side.INFORMANT), "versions.turn_unknown"),
        (lambda: sitting.join(1), "versions.join_first"),
        (lambda: sitting.split(sitting.turns[2].words.start), "versions.split_nothing"),
        (lambda: sitting.split(0), "versions.split_nothing"),
        (lambda: sitting.set_speaker(2, "P\nQ"), "versions.label_lines"),
        (lambda: sitting.replace(everything.shift(9), ""), "span_outside"),
    ):
        with pytest.raises(IntervjukodError) as refused:
            act()
        assert refused.value.key == key
        assert not sitting.changed
    sitting.replace(everything, "")
    with pytest.raises(IntervjukodError) as refused:
        sitting.keep()
    assert told(refused) == ("versions.nothing_said", {"name": "I01-polis"})


def test_times_follow_the_words(tmp_path: Path) -> None:
    """What is heard when is known in the mended text too."""
    cues = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v I>Hej?</v>\n\n00:00:05.000 --> 00:00:06.000\n<v P>Hej hej.</v>\n"
    )
    with Study.open(study_folder(tmp_path / "s", transcripts={"A.vtt": cues}), coder="Anna") as study:
        sitting = study.versions.begin(study.transcripts.find("A"))
        write(sitting, "Hej?", "Hejsan?")
        sitting.keep()
        assert [turn.time for turn in study.transcripts.open(sitting.begun.id).turns] == [1.0, 5.0]


def test_nothing_is_mended_in_the_past(study: Study) -> None:
    """A study as it stood cannot be written."""
    with study.as_of(str(newest(study))) as then, pytest.raises(IntervjukodError) as refused:
        begin(then)
    assert refused.value.key == "study_as_it_stood"


def test_words_that_come_and_go_leave_no_old_labels(study: Study) -> None:
    """A text that was there before, mended then and since, has the labels of now."""
    i01 = study.transcripts.find("I01")
    sitting = begin(study)
    for old, new, label in (("tolv", "elva", "X"), ("elva", "tolv", "Y"), ("tolv", "elva", "")):
        write(sitting, old, new)
        sitting.keep()
        if label:
            sitting.set_speaker(2, label)
            sitting.keep()
    opened = study.transcripts.open(i01)
    assert ("elva" in opened.text, opened.turns[1].speaker) == (True, "Y")
    assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}


def test_an_older_version_can_be_read_and_a_passage_of_it_followed(study: Study) -> None:
    """With its own words and turns; where its words stand now, and None for those that went away."""
    i01 = study.transcripts.find("I01")
    before = study.transcripts.open(i01)
    sitting = begin(study)
    write(sitting, "Hur länge har du arbetat här på torget?", "Nå?")
    sitting.keep()
    older = study.versions.open(i01, before.text_hash)
    assert (older.text, older.turns, older.text_hash) == (before.text, before.turns, before.text_hash)
    (kept,), (gone,) = (occurrences(before.text, words) for words in ("på helgerna", "länge har du arbetat"))
    there = study.versions.carried(i01, before.text_hash, kept)
    assert there is not None
    assert there.of(study.transcripts.open(i01).text) == "på helgerna"
    assert study.versions.carried(i01, before.text_hash, gone) is None
    with pytest.raises(NotFoundError):
        study.versions.open(i01, "0" * 32)
