"""Small interviews and guides, written out in a test."""

from __future__ import annotations

from collections.abc import Mapping

from intervjukod.domain.guide import Answer, Guide, Question
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Speaker, Transcript, Turn
from intervjukod.language.guide_matching import propose


def interview(*lines: str, informants: Mapping[str, Mapping[str, str]] | None = None) -> Transcript:
    """A transcript of lines such as ``I: Hur mår du?``; I asks, anyone else answers (P has no attributes)."""
    attributes = {"P": {}} if informants is None else informants
    text, turns = "", []
    for n, line in enumerate(lines, 1):
        label, _, words = line.partition(": ")
        text += f"{label}: "
        side = Side.INTERVIEWER if label == "I" else Side.INFORMANT
        turns.append(Turn(n, Span(len(text), len(text + words)), label, side))
        text += f"{words}\n"
    speakers = {"I": Speaker("I", Side.INTERVIEWER, "", {})}
    for label, values in attributes.items():
        speakers[label] = Speaker(label, Side.INFORMANT, f"informant {label}", values)
    return Transcript("id", "I01-test", "I01-test.txt", f"hash of {text}", text, tuple(turns), speakers)


def guide(*questions: Question | str, roles: tuple[str, ...] = ()) -> Guide:
    """A guide of questions, numbered 1, 2 ... with ids q1, q2 ... where only the wording is given."""
    made = [
        Question(f"q{n}", question, nr=str(n)) if isinstance(question, str) else question
        for n, question in enumerate(questions, 1)
    ]
    return Guide("guide", roles=roles, questions=tuple(made))


def proposed(transcript: Transcript, asked_from: Guide) -> dict[str, Answer]:
    """What is proposed, by question."""
    return {answer.question: answer for answer in propose(transcript, asked_from)}


def asked(transcript: Transcript, answer: Answer) -> str:
    """The interviewer's words in which a question was asked."""
    assert answer.asked is not None
    return answer.asked.of(transcript.text)


def answered(transcript: Transcript, answer: Answer) -> list[str]:
    """The words of each turn that answers."""
    return [span.of(transcript.text) for span in answer.answered]
