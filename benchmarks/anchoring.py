"""How well codings follow an edit: 150 sentences of a text, edited where each one's true place is known.

Wrongly silent is what is said to be the same and is not: other words, or another place. Exact is a passage with
both ends where they truly are, and one that was cut when it is lost. fast-diff-match-patch sees the same edits, and
its runs are judged by the same rules.
"""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.corpus import transcript_text
from benchmarks.measure import Line, cpu, percentile
from intervjukod.anchoring.candidates import candidates
from intervjukod.anchoring.edits import edit_map
from intervjukod.domain.anchor import State, project
from intervjukod.domain.edit_map import EditMap, Kept
from intervjukod.domain.sentences import sentences
from intervjukod.domain.span import Span, whole
from intervjukod.domain.text import words

SIZES = (34_000, 150_000)
CODED = 150
SEEDS = (1, 2, 3)
SECONDS = 0.5
BEHIND = 0.02
CANDIDATES_MS = 50
_NAMES = ("Anna", "Karin", "Amir", "Bosse", "Elisabeth", "Johan", "Leila", "Nils", "Olof", "Yasmin")
_PSEUDONYMS = ("Disa", "Folke Lind", "[namn]", "Maj", "P14", "Roja", "Sture", "Tage Ahl", "Vera", "[kollega]")
_FILLERS = ("alltså", "liksom", "typ", "faktiskt", "egentligen", "kanske", "ju", "väl")
_LETTERS = "abdefghiklmnoprstuvyåäö"

Edit = tuple[Span, str]
"""A span of the old text, and the words that stand there instead; an empty span for words put in."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text before and after its edits; ``coded`` are spans of it with their true places, None for what was cut."""

    old: str
    new: str
    coded: Sequence[tuple[Span, Span | None]]


@dataclass(frozen=True, slots=True)
class Score:
    """Of the coded spans: the share that is exact, and how many are wrongly silent."""

    exact: float
    wrong: int


def lines() -> list[Line]:
    """The budgets of following codings through an edit."""
    found = [line for size in SIZES for kind in KINDS for line in _followed(size, kind)]
    return [*found, _proposed(SIZES[-1])]


def _followed(size: int, kind: str) -> Iterator[Line]:
    cases = [edited(kind, size, seed) for seed in SEEDS]
    scores = [score(case, edit_map(case.old, case.new)) for case in cases]
    exact = sum(one.exact for one in scores) / len(scores)
    wrong = sum(one.wrong for one in scores)
    taken = max(cpu(partial(edit_map, case.old, case.new), 3) for case in cases)
    what = f"{size:,} characters, {kind}"
    yield Line(f"{what}: wrongly silent of {CODED * len(SEEDS)}", wrong, "", None, "0", not wrong)
    peers = [fast(case.old, case.new) for case in cases]
    known = [score(case, peer) for case, peer in zip(cases, peers, strict=True) if peer is not None]
    if known:
        floor = sum(one.exact for one in known) / len(known)
        budget = f"at most {BEHIND} under {floor:.3f} of fast-diff-match-patch"
        yield Line("... exact", exact, "", floor, budget, exact >= floor - BEHIND)
    else:
        yield Line("... exact", exact, "", None, "fast-diff-match-patch is not installed", True, measured=False)
    yield Line("... the edit map", taken, "s", None, f"{SECONDS} s", taken <= SECONDS)


def _proposed(size: int) -> Line:
    """Candidates for the sentences that were cut: nowhere to be found, so that every way is gone to its end."""
    case = edited("15 passages cut, lines put in", size, SEEDS[0])
    made = edit_map(case.old, case.new)
    cut = [span for span, true in case.coded if true is None]
    taken = [cpu(partial(candidates, case.old, span, case.new, near=made.project(span)), 1) * 1e3 for span in cut]
    slow = percentile(sorted(taken), 0.95)
    what = f"candidates for a passage in {size:,} characters, p95"
    return Line(what, slow, "ms", None, f"{CANDIDATES_MS} ms", slow <= CANDIDATES_MS)


def edited(kind: str, size: int, seed: int) -> Edited:
    """A text of ``size`` code points with edits of one kind, and the places of 150 of its sentences."""
    chance = random.Random(seed)
    text = _named(transcript_text(seed, size // 4)[:size], chance)
    told = [sentence for sentence in sentences(text, whole(text)) if len(words(text, sentence)) > 3]
    coded = sorted(chance.sample(told, CODED))
    edits = sorted(KINDS[kind](text, coded, chance))
    parts, rest = [], whole(text)
    for span, instead in edits:
        parts += [Span(rest.start, span.start).of(text), instead]
        rest = Span(span.end, rest.end)
    return Edited(text, "".join([*parts, rest.of(text)]), [(span, _true(span, edits)) for span in coded])


def _named(text: str, chance: random.Random) -> str:
    """The text with names in it, most often as the first or last word of a sentence: the edges of what is coded."""
    parts, at = [], 0
    for word in words(text):
        edge = word.of(text).istitle() or text[word.end : word.end + 1] == "."
        if len(word) > 1 and chance.random() < (0.15 if edge else 0.03):
            parts += [text[at : word.start], chance.choice(_NAMES)]
            at = word.end
    return "".join([*parts, text[at:]])


def _true(span: Span, edits: Sequence[Edit]) -> Span | None:
    """Where the span stands: an edit belongs to the span that held its place; words put in at an end to none."""
    start, end = span.start, span.end
    for place, instead in edits:
        grown = len(instead) - len(place)
        if place.end <= span.start:
            start, end = start + grown, end + grown
        elif place.start < span.end:
            end += grown
    return Span(start, end) if end > start else None


def _typos(text: str, coded: Sequence[Span], chance: random.Random) -> list[Edit]:
    return [_typo(text, word, chance) for word in chance.sample(_long(text), 60)]


def _renamed(text: str, coded: Sequence[Span], chance: random.Random) -> list[Edit]:
    named = [word for word in words(text) if word.of(text) in _NAMES]
    return [(word, chance.choice(_PSEUDONYMS)) for word in chance.sample(named, 150)]


def _mixed(text: str, coded: Sequence[Span], chance: random.Random) -> list[Edit]:
    return [chance.choice(_CHANGES)(text, word, chance) for word in chance.sample(_long(text), 400)]


def _cut(text: str, coded: Sequence[Span], chance: random.Random) -> list[Edit]:
    ends = [Span(at, at) for at in range(len(text)) if text.startswith("\n\n", at)]
    new = transcript_text(chance.randrange(10**6), 1000).split("\n\n")
    put_in = [(end, f"\n\n{line}") for end, line in zip(chance.sample(ends, 15), new, strict=False)]
    return [*((_with_space(text, span), "") for span in chance.sample(coded, 15)), *put_in]


KINDS: dict[str, Callable[[str, Sequence[Span], random.Random], list[Edit]]] = {
    "60 typos": _typos,
    "150 names replaced": _renamed,
    "400 mixed edits": _mixed,
    "15 passages cut, lines put in": _cut,
}


def _long(text: str) -> list[Span]:
    return [word for word in words(text) if len(word) > 1]


def _with_space(text: str, span: Span) -> Span:
    """The span with one space after it, where there is one: what goes when a sentence or a word is cut."""
    return Span(span.start, span.end + 1) if text[span.end : span.end + 1] == " " else span


def _typo(text: str, word: Span, chance: random.Random) -> Edit:
    said = word.of(text)
    at = chance.randrange(len(said))
    wrong = chance.choice(_LETTERS)
    return word, chance.choice((said[:at], said[:at] + wrong, said[: at + 1] + wrong)) + said[at + 1 :]


def _replaced(text: str, word: Span, chance: random.Random) -> Edit:
    return word, chance.choice(_PSEUDONYMS)


def _put_in(text: str, word: Span, chance: random.Random) -> Edit:
    return Span(word.end, word.end), " " + " ".join(chance.sample(_FILLERS, chance.randint(1, 3)))


def _taken_out(text: str, word: Span, chance: random.Random) -> Edit:
    return _with_space(text, word), ""


_CHANGES = (_typo, _typo, _replaced, _put_in, _taken_out)


def score(case: Edited, edits: EditMap) -> Score:
    """What becomes of the coded spans under ``edits``."""
    exact = wrong = 0
    for span, true in case.coded:
        placed = project(span, edits)
        exact += placed.state is State.LOST if true is None else placed.span == true
        wrong += placed.state is State.SAME and (placed.span != true or placed.span.of(case.new) != span.of(case.old))
    return Score(exact / len(case.coded), wrong)


def fast(old: str, new: str) -> EditMap | None:
    """The same edit by fast-diff-match-patch; None where it is not installed."""
    try:
        diff = importlib.import_module("fast_diff_match_patch").diff
    except ImportError:
        return None
    kept, here, there = [], 0, 0
    for sign, length in diff(old, new, timelimit=0):
        if sign == "=":
            kept.append(Kept(here, there, length))
        here += length * (sign != "+")
        there += length * (sign != "-")
    return EditMap(len(old), len(new), tuple(kept))
