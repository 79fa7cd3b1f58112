"""How much of what was said is a question's wording, and how much of that wording was said.

Both shares weigh words by their rarity among the questions and probes of the guide itself: ``arbetar``,
which a third of them hold, says little of which one is meant. Their harmonic mean is the evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from intervjukod.domain.guide import Question
from intervjukod.domain.sentences import sentences
from intervjukod.domain.span import whole
from intervjukod.language.wording import STOP_WORDS, Vocabulary, folded_words

# A word without a topic counts, but little: "vilka" and "hur" tell two questions on one topic apart.
STOP_SHARE = 0.25
# Brackets, and the sentences beside the one that asks, elaborate a question and are seldom said in full.
ASIDE_SHARE = 0.5
# A word that the guide lacks hints at another topic, or is small talk: half as loud as the rarest in the guide.
UNKNOWN_SHARE = 0.5

_BRACKETS = re.compile(r"\([^)]*\)")
_ALTERNATIVES = re.compile(r"[/?,;]")
_X = re.compile(r"\bX\b")

Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of a question (``probe`` is "") or of one alternative of a probe, with their weights."""

    question: int
    probe: str
    weights: Mapping[str, float]
    total: float

    def recall(self, found: Mapping[str, float]) -> float:
        """The share of the weights that was said; ``found`` tells of each word how fully."""
        return sum(self.weights[word] * min(1.0, degree) for word, degree in found.items()) / self.total


@dataclass(frozen=True, slots=True)
class _Heard:
    """A word that was said: its weight, and for each wording the words it may be, and how fully."""

    weight: float
    words: Mapping[int, Sequence[tuple[str, float]]]


class Likeness:
    """The wordings of a guide, each known by an index: first the questions in order, then their probes."""

    def __init__(self, questions: Sequence[Question], standing: Mapping[str, Collection[str]]) -> None:
        """``standing`` gives the informants' values of each attribute, for questions with an X."""
        shares = [
            *((index, "", _shares(question, standing)) for index, question in enumerate(questions)),
            *_probes(questions),
        ]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, (_, _, words) in enumerate(shares):
            for word in words:
                self._holders[word].append(index)
        self._vocabulary = Vocabulary(self._holders)
        self._rarity = {word: self._rarity_of(word, len(shares)) for word in self._holders}
        self._unknown = log(1 + len(shares)) * UNKNOWN_SHARE
        self._wordings = [self._weighted(*wording) for wording in shares]
        self._heard: dict[str, _Heard] = {}

    def _rarity_of(self, word: str, wordings: int) -> float:
        holding = {index for kin, _ in self._vocabulary.kin(word) for index in self._holders[kin]}
        return log(1 + wordings / len(holding)) * (STOP_SHARE if word in STOP_WORDS else 1.0)

    def _weighted(self, question: int, probe: str, shares: Shares) -> _Wording:
        weights = {word: share * self._rarity[word] for word, share in shares.items()}
        return _Wording(question, probe, weights, sum(weights.values()))

    def about(self, said: str) -> Collection[int]:
        """The wordings that a folded word has a topic in common with."""
        return () if said in STOP_WORDS else self._hear(said).words.keys()

    def meaning(self, wording: int) -> tuple[int, str]:
        """The index of the question that a wording belongs to, and the probe's id or ""."""
        return self._wordings[wording].question, self._wordings[wording].probe

    def evidence(self, wording: int, said: Iterable[str]) -> float:
        """From 0 to 1: how far the folded words ``said`` and a wording are the same."""
        total = explained = 0.0
        found: dict[str, float] = defaultdict(float)
        for heard in map(self._hear, said):
            total += heard.weight
            words = heard.words.get(wording, ())
            explained += heard.weight * max((degree for _, degree in words), default=0.0)
            for word, degree in words:
                found[word] += degree
        if not explained:
            return 0.0
        precision, recall = explained / total, self._wordings[wording].recall(found)
        return 2 * precision * recall / (precision + recall)

    def probes_used(self, question: int, said: Collection[str], least: float) -> Iterator[str]:
        """The ids of a question's probes of which at least the share ``least`` was said, repeated or not."""
        for index, wording in enumerate(self._wordings):
            if wording.probe and wording.question == question:
                found: dict[str, float] = defaultdict(float)
                for heard in map(self._hear, said):
                    for word, degree in heard.words.get(index, ()):
                        found[word] += degree
                if wording.recall(found) >= least:
                    yield wording.probe

    def _hear(self, said: str) -> _Heard:
        heard = self._heard.get(said)
        if heard is None:
            heard = self._heard[said] = self._understood(said)
        return heard

    def _understood(self, said: str) -> _Heard:
        weight = 0.0 if said in STOP_WORDS else self._unknown
        words: dict[int, list[tuple[str, float]]] = defaultdict(list)
        known = self._vocabulary.kin(said)
        for word, degree in known:
            for index in self._holders[word]:
                words[index].append((word, degree))
        whole_words = [self._rarity[word] for word, degree in known if degree == 1]
        return _Heard(max(whole_words, default=weight), words)


def _shares(question: Question, standing: Mapping[str, Collection[str]]) -> Shares:
    """The words of a question: 1 for one of its main sentence, less for one beside it.

    The values that X stands for share one word's weight: ``Sergels torg`` or ``Hässelby torg`` is said.
    """
    ask = _X.sub(" ", question.ask) if question.stands_for else question.ask
    plain = _BRACKETS.sub(" ", ask)
    parts = [span.of(plain) for span in sentences(plain, whole(plain))]
    main = next((part for part in parts if part.endswith("?")), parts[0] if parts else "")
    shares = dict.fromkeys(folded_words(ask), ASIDE_SHARE) | dict.fromkeys(folded_words(main), 1.0)
    values = standing.get(question.stands_for, ())
    stood_for = [word for word in folded_words(" ".join(values)) if word not in shares]
    return shares | {word: 1 / len(stood_for) for word in stood_for}


def _probes(questions: Sequence[Question]) -> Iterator[tuple[int, str, Shares]]:
    """Each alternative of each probe: ``Rån/Stölder`` is used when one of them is."""
    for index, question in enumerate(questions):
        for probe in question.probes:
            for alternative in _ALTERNATIVES.split(probe.ask):
                words = [word for word in folded_words(alternative) if word not in STOP_WORDS]
                if words:
                    yield index, probe.id, dict.fromkeys(words, 1.0)
