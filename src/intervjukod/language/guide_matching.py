"""Which questions of a guide an interviewer asked, and what was answered: proposals for a person to confirm.

Nothing is learnt from interviews, so nothing has to be trained and every proposal can be explained: by the
words that the interviewer and the guide share, each weighed by how few questions hold it (:mod:`likeness`),
by a number that was named (:mod:`question_numbers`) and, where those leave it open, by the order of the
guide (:mod:`alignment`). What does not begin another question, be it a probe, "Mm, berätta mer" or a
follow-up of the interviewer's own, stays with the question under way. So a follow-up that leaves the topic
is counted to it too: that, and questions put in wholly other words, are what a person has to mend.
An answer that came without its question is never proposed.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from intervjukod.domain.guide import Answer, Guide, Question, several
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Speaker, Transcript
from intervjukod.language.alignment import Run, best_chain, runs
from intervjukod.language.exchanges import Exchange, different_words, exchanges
from intervjukod.language.likeness import Likeness
from intervjukod.language.question_numbers import numbered

# Raise it with every change that may change a proposal: what is kept of older ones is then made anew.
VERSION = 1

# Evidence for coming back to a question after another one; below it the place with most evidence stands.
SURE = 0.75
# How much of a probe's wording, or of one alternative of it, has to be said.
PROBE = 0.5


def propose(transcript: Transcript, guide: Guide) -> tuple[Answer, ...]:
    """The questions that were asked, in the order of the guide, without those meant for other roles.

    ``asked`` is whole sentences of the interviewer, ``answered`` the words of each informant turn until
    another question begins, ``score`` the evidence from 0 to 1. Without an interviewer there is nothing.
    """
    informants = [speaker for speaker in transcript.speakers.values() if speaker.side is Side.INFORMANT]
    questions = _meant_for(guide, informants)
    likeness = Likeness(questions, _standing(informants))
    talk = exchanges(transcript)
    chain = best_chain(runs(talk, likeness, numbered(guide, questions)))
    asking = _without_weak_returns([run for run in chain if not run.probe])
    answered, probes = _followed(talk, likeness, asking)
    return tuple(
        Answer(
            transcript=transcript.id,
            guide=guide.key,
            question=questions[index].id,
            asked=_sentences(talk, run),
            answered=tuple(answered[index]),
            probes=tuple(probes[index]),
            confirmed=False,
            score=round(run.evidence, 3),
        )
        for index, run in sorted(_clearest(asking).items())
    )


@dataclass(frozen=True, slots=True)
class Heard:
    """One voice as far as proposals depend on it: label, side, attributes and ends of its turns (code points)."""

    label: str
    side: str
    attributes: Mapping[str, str]
    ends: array[int]


def guide_basis(guide: Guide) -> str:
    """A hash of what proposals have of a guide, and of the rules they are made by."""
    return _hashed((VERSION, guide.key, guide.roles, guide.questions))


def basis(text: str, voices: Iterable[Heard], guide: str) -> str:
    """A hash of all that proposals are made from; as long as it is the same, so are they.

    ``text`` is whatever tells one text version from another, ``guide`` what ``guide_basis`` gives.
    """
    heard = sorted(voices, key=lambda one: one.label)
    said = [(one.label, one.side, sorted(one.attributes.items()), len(one.ends)) for one in heard]
    return _hashed((text, said, guide), *(one.ends for one in heard))


def _hashed(made_from: object, *numbers: array[int]) -> str:
    found = hashlib.sha256(repr(made_from).encode())
    for some in numbers:  # as they lie in memory: what this is kept in stays on this machine
        found.update(some)
    return found.hexdigest()[:32]


def _meant_for(guide: Guide, informants: Sequence[Speaker]) -> list[Question]:
    roles = {informant.role for informant in informants} or {""}
    return [question for question in guide.askable if any(guide.meant_for(question, role) for role in roles)]


def _standing(informants: Sequence[Speaker]) -> Mapping[str, list[str]]:
    """What each attribute's X may be called: single values, and of a path its last part."""
    standing: dict[str, list[str]] = defaultdict(list)
    for informant in informants:
        for name, value in informant.attributes.items():
            standing[name] += [part.rpartition("/")[2] for part in several(value)]
    return standing


def _without_weak_returns(asking: Sequence[Run]) -> list[Run]:
    """A question is under way in the place where it was put most clearly, and where it surely came again.

    Runs of one question in a row are one place: it was put again in other words.
    """
    clearest = _clearest(asking)
    kept: list[Run] = []
    for question, place in groupby(asking, key=lambda run: run.question):
        put = list(place)
        if clearest[question] in put or any(run.evidence >= SURE for run in put):
            kept += put
    return kept


def _clearest(asking: Iterable[Run]) -> dict[int, Run]:
    """By question its run with most evidence, the first of several alike."""
    clearest: dict[int, Run] = {}
    for run in asking:
        if run.question not in clearest or run.evidence > clearest[run.question].evidence:
            clearest[run.question] = run
    return clearest


Answered = Mapping[int, list[Span]]
Probes = Mapping[int, list[str]]


def _followed(talk: Sequence[Exchange], likeness: Likeness, asking: Sequence[Run]) -> tuple[Answered, Probes]:
    """By question the turns that answer it, and the ids of the probes used, each in order."""
    answered: dict[int, list[Span]] = defaultdict(list)
    probes: dict[int, list[str]] = defaultdict(list)
    for exchange, asked in _under_way(talk, asking):
        begun = [run for run in asked if talk[run.exchange] is exchange]
        taken = {unit for run in begun for unit in range(run.first, run.last + 1)}
        said = different_words(unit for index, unit in enumerate(exchange.units) if index not in taken)
        for question in dict.fromkeys(run.question for run in asked):
            answered[question] += exchange.replies
            used = likeness.probes_used(question, said, PROBE)
            probes[question] += [probe for probe in dict.fromkeys(used) if probe not in probes[question]]
    return answered, probes


def _under_way(talk: Sequence[Exchange], asking: Sequence[Run]) -> Iterator[tuple[Exchange, list[Run]]]:
    """Each exchange with the runs that asked what is under way in it, until the interview is being closed."""
    begun = {place: list(asked) for place, asked in groupby(asking, key=lambda run: run.exchange)}
    last = max(begun, default=0)
    asked: list[Run] = []
    for place, exchange in enumerate(talk):
        if place > last and exchange.closing:
            return
        asked = begun.get(place, asked)
        yield exchange, asked


def _sentences(talk: Sequence[Exchange], run: Run) -> Span:
    units = talk[run.exchange].units
    return units[run.first].sentence.cover(units[run.last].sentence)
