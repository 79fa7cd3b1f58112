"""Who interviews and who is interviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.miniatures import interviewers, notes, reading, turns


def talk(*names: str, asks: str = "", times: int = 3) -> str:
    """An interview in which ``asks`` puts questions and the others answer."""
    return "\n".join(f"{name}: {'Hur då?' if name == asks else 'Så här.'}" for name in names * times)


@pytest.mark.parametrize("label", ["I", "INT", "Intervjuare", "Interviewer", "Q", "F", "Moderator", "M", "I1", "int."])
def test_known_labels_tell(tmp_path: Path, label: str) -> None:
    """A label that interviewers have is an interviewer's, without questions and without a remark."""
    made = reading(tmp_path, "a.txt", talk(label, "Polis"))
    assert interviewers(made) == {label}
    assert notes(made) == {}


def test_a_clear_label_beats_a_short_one(tmp_path: Path) -> None:
    """Where ``Intervjuare`` is there, ``I`` is the informant."""
    assert interviewers(reading(tmp_path, "a.txt", talk("Intervjuare", "I"))) == {"Intervjuare"}


def test_two_short_labels_need_the_questions(tmp_path: Path) -> None:
    """I and M may each be the interviewer: the one who asks is, and that is told."""
    made = reading(tmp_path, "a.txt", talk("M", "I", asks="M"))
    assert interviewers(made) == {"M"}
    assert notes(made)["interviewer_by_questions"] == {"label": "M", "questions": 3, "turns": 3}
    unclear = reading(tmp_path, "b.txt", talk("M", "I"))
    assert interviewers(unclear) == set()
    assert "no_interviewer" in notes(unclear)


def test_who_asks_most_interviews_when_that_is_clear(tmp_path: Path) -> None:
    """Names tell nothing, so questions do, and that is told; one more question is not clear."""
    assert interviewers(reading(tmp_path, "a.txt", talk("Dan", "Eva", asks="Dan"))) == {"Dan"}
    close = talk("Dan", "Eva", asks="Dan") + "\n" + talk("Dan", "Eva", asks="Eva", times=2)
    assert interviewers(reading(tmp_path, "b.txt", close)) == set()
    assert interviewers(reading(tmp_path, "c.txt", talk("Dan", "Eva", asks="Dan", times=1))) == set()
    few = talk("Dan", asks="Dan", times=2) + "\n" + talk("Eva", asks="Eva", times=2) + "\n" + talk("Eva", times=8)
    assert interviewers(reading(tmp_path, "e.txt", few)) == set()
    short = talk("Dan", asks="Dan", times=4) + "\n" + talk("Dan", times=4) + "\n"
    short += talk("Eva", asks="Eva", times=1) + "\n" + talk("Eva", times=2)
    assert interviewers(reading(tmp_path, "f.txt", short)) == set()
    seldom = talk("Dan", "Eva", times=9) + "\n" + talk("Dan", "Eva", asks="Dan", times=2)
    assert interviewers(reading(tmp_path, "d.txt", seldom)) == set()


def test_two_may_interview_a_group(tmp_path: Path) -> None:
    """Numbered interviewers by their labels; named ones by their questions, when both clearly ask more than others."""
    for label in ("M", "I", "Intervjuare "):
        text = talk(f"{label}1", "A", f"{label}2", "B", "C")
        assert interviewers(reading(tmp_path, "a.txt", text)) == {f"{label}1", f"{label}2"}
    named = talk("Dan", "A", "B", "C", asks="Dan") + "\n" + talk("Eva", "B", "C", "A", asks="Eva", times=2)
    made = reading(tmp_path, "b.txt", named)
    assert interviewers(made) == {"Dan", "Eva"}
    told = [note.values["label"] for note in made.notes if note.key == "interviewer_by_questions"]
    assert told == ["Dan", "Eva"]
    asked_back = named + "\n" + talk("A", asks="A", times=3) + "\n" + talk("A", times=2)
    assert interviewers(reading(tmp_path, "c.txt", asked_back)) == set()


def test_who_seldom_speaks_leads_nothing(tmp_path: Path) -> None:
    """In a debate a speaker who mostly asks is no interviewer."""
    debate = talk("A", "B", "C", "D", "E", times=4) + "\n" + talk("Eva", asks="Eva", times=2)
    assert interviewers(reading(tmp_path, "a.txt", debate)) == set()


def test_a_question_inside_a_turn_does_not_count(tmp_path: Path) -> None:
    """Informants quote questions; interviewers end with them, also before a quotation mark."""
    text = "Dan: Hur?”\nEva: Jag sa vadå? Sen gick jag.\n" * 3
    assert interviewers(reading(tmp_path, "a.txt", text)) == {"Dan"}


def test_the_file_may_name_its_interviewer(tmp_path: Path) -> None:
    """Front matter beats labels and questions; a name that nobody has is told."""
    text = "---\ninterviewer: eva\n---\n" + talk("I", "Eva", asks="I")
    assert interviewers(reading(tmp_path, "a.md", text)) == {"Eva"}
    two = reading(tmp_path, "b.md", "---\ninterviewer: [Eva, Bo]\n---\n" + talk("Eva", "Bo", "Polis"))
    assert interviewers(two) == {"Eva", "Bo"}
    missing = reading(tmp_path, "c.md", text.replace("eva", "Karin"))
    assert interviewers(missing) == {"I"}
    assert notes(missing)["interviewer_not_found"] == {"names": "Karin"}


def test_an_interviewer_who_is_asked_is_told(tmp_path: Path) -> None:
    """The label decides, but when somebody else asks the questions that is worth a look."""
    made = reading(tmp_path, "a.txt", talk("I", "P", asks="P"))
    assert interviewers(made) == {"I"}
    assert notes(made)["interviewer_asks_less"] == {"label": "I", "other": "P"}


def test_answers_without_label_are_the_informants(tmp_path: Path) -> None:
    """Where only questions have a label, the paragraphs between them are answers, and that is told."""
    made = reading(tmp_path, "a.txt", "I: Hur?\n\nSå här.\n\nOch så.\n\nI: Sen?\n\nNej.\n")
    assert turns(made) == [("I", "Hur?"), ("", "Så här."), ("", "Och så."), ("I", "Sen?"), ("", "Nej.")]
    assert interviewers(made) == {"I"}
    assert list(notes(made)) == ["only_interviewers"]


def test_a_short_exchange_has_its_answerer(tmp_path: Path) -> None:
    """Nobody interviews without an answer: a label that stands once beside the interviewer's is one."""
    made = reading(tmp_path, "a.txt", "Intervjuare: Hur?\nPolis 1: Så.")
    assert turns(made) == [("Intervjuare", "Hur?"), ("Polis 1", "Så.")]
    assert "labels_once" in notes(made)


def test_one_speaker_alone_is_told(tmp_path: Path) -> None:
    """A file with a single label is odd enough to say so."""
    made = reading(tmp_path, "a.txt", talk("Polis", asks="Polis"))
    assert {"one_speaker", "no_interviewer"} == notes(made).keys()


def test_only_interviewers_by_name(tmp_path: Path) -> None:
    """When the file names everyone as interviewer no words count, and that is told."""
    made = reading(tmp_path, "a.md", "---\ninterviewer: Eva, Bo\n---\n" + talk("Eva", "Bo"))
    assert "no_informant" in notes(made)
