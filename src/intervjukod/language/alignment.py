"""Which stretch of the interviewer's talk asks which question: the best way to lay a guide along an interview.

Every stretch that resembles a question enough is a run. Of all ways to choose runs that do not overlap, the
one with most evidence above the threshold wins; going back in the guide costs a little, so the order of
the guide settles what the words leave open and no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.language.exchanges import Exchange, different_words
from intervjukod.language.likeness import Likeness

# Least evidence for a question: below it small talk that shares a word begins to be proposed.
THRESHOLD = 0.4
# What a step back in the guide costs. Interviewers do go back, so it only outweighs a near tie.
BACKWARDS = 0.05
# How surely a question is meant by its number alone. Beside the wording it is a second, independent witness.
NUMBER = 0.6
# In units. Longer questions are told by a part of them, and time stays linear in a monologue.
LONGEST_RUN = 6

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Units ``first`` to ``last``, both included, of one exchange, and the index of the question they ask.

    ``evidence`` is from 0 to 1. With ``probe`` they are a probe of that question and ask nothing new.
    """

    exchange: int
    first: int
    last: int
    question: int
    evidence: float
    probe: bool = False


def runs(talk: Sequence[Exchange], likeness: Likeness, numbered: Mapping[str, int]) -> Iterator[Run]:
    """Every run with evidence enough. ``numbered`` gives the question that a number names."""
    for place, exchange in enumerate(talk):
        named = {numbered[number] for number in exchange.numbers & numbered.keys()}
        about = _about(exchange, likeness)
        for wording, units in about.items():
            certain = NUMBER if wording in named else 0.0
            for first, last in _stretches(units):
                said = different_words(exchange.units[first : last + 1])
                evidence = 1 - (1 - likeness.evidence(wording, said)) * (1 - certain)
                if evidence >= THRESHOLD:
                    question, probe = likeness.meaning(wording)
                    yield Run(place, first, last, question, evidence, bool(probe))
        for question in sorted(named - about.keys()):
            yield Run(place, 0, len(exchange.units) - 1, question, NUMBER)


def _about(exchange: Exchange, likeness: Likeness) -> dict[int, list[int]]:
    """For each wording with a topic in common, the units that have it. A run begins and ends in one."""
    about: dict[int, list[int]] = defaultdict(list)
    for index, unit in enumerate(exchange.units):
        for wording in dict.fromkeys(wording for word in unit.words for wording in likeness.about(word)):
            about[wording].append(index)
    return about


def _stretches(units: Sequence[int]) -> Iterator[Place]:
    for index, first in enumerate(units):
        for last in units[index : index + LONGEST_RUN]:
            if last - first < LONGEST_RUN:
                yield first, last


@dataclass(frozen=True, slots=True)
class _Chain:
    value: float
    run: Run
    before: _Chain | None


def best_chain(candidates: Iterable[Run]) -> list[Run]:
    """The runs to believe in, in the order of the interview, none overlapping another.

    A probe is believed in only where its own question is under way.
    """
    starting: dict[Place, list[Run]] = defaultdict(list)
    for run in candidates:
        starting[run.exchange, run.first].append(run)
    ending: dict[Place, list[_Chain]] = defaultdict(list)
    reached: dict[int, _Chain] = {}  # the best so far, by the question under way
    places = set(starting) | {(run.exchange, run.last) for begun in starting.values() for run in begun}
    for place in sorted(places):
        for run in starting.get(place, ()):
            chain = _extended(reached, run)
            if chain:
                ending[run.exchange, run.last].append(chain)
        for chain in ending.pop(place, ()):
            best = reached.get(chain.run.question)
            if best is None or chain.value > best.value:
                reached[chain.run.question] = chain
    return _unrolled(max(reached.values(), key=lambda chain: chain.value, default=None))


def _extended(reached: Mapping[int, _Chain], run: Run) -> _Chain | None:
    """The best chain with ``run`` as its end; a question is not asked twice within an exchange."""
    gain = run.evidence - THRESHOLD
    if run.probe:
        before = reached.get(run.question)
        return before and _Chain(before.value + gain, run, before)
    best = _Chain(gain, run, None)
    for before in reached.values():
        if (before.run.question, before.run.exchange) != (run.question, run.exchange):
            value = before.value + gain - (BACKWARDS if before.run.question > run.question else 0)
            if value > best.value:
                best = _Chain(value, run, before)
    return best


def _unrolled(chain: _Chain | None) -> list[Run]:
    found = []
    while chain:
        found.append(chain.run)
        chain = chain.before
    return found[::-1]
