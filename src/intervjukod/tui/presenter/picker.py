"""Which codes fit what somebody types: key, every label, every alias; the best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.domain.folding import fold

EXACT, START, WORD, INSIDE = range(4)


@dataclass(frozen=True, slots=True)
class Match:
    """A code that fits, and the name it was found by when that is not the one people read."""

    code: Code
    found_by: str = ""


def rank(book: Codebook, typed: str, language: str) -> list[Match]:
    """The codes in use that fit ``typed``, best first, equals in the order of the book; all for ""."""
    wanted = fold(typed).text.strip()
    if not wanted:
        return [Match(code) for code in book.in_use]
    scored = []
    for order, code in enumerate(book.in_use):
        best = min(_scores(code, wanted, language), default=None)
        if best is not None:
            score, secondary, name = best
            scored.append(((score, secondary, order), Match(code, name if secondary else "")))
    return [match for _, match in sorted(scored, key=lambda pair: pair[0])]


def is_exact(book: Codebook, typed: str, language: str) -> bool:
    """Whether ``typed`` is the whole of some code's key, label or alias."""
    wanted = fold(typed).text.strip()
    return any(score == EXACT for code in book.codes for score, _, _ in _scores(code, wanted, language))


def _scores(code: Code, wanted: str, language: str) -> Iterator[tuple[int, int, str]]:
    """How well each name of the code fits; the name people read counts before the others."""
    shown = code.name(language)
    for name in (shown, code.key, *code.label.values(), *code.alias):
        score = _score(fold(name).text, wanted)
        if score is not None:
            yield score, int(name != shown), name


def _score(name: str, wanted: str) -> int | None:
    if name == wanted:
        return EXACT
    if name.startswith(wanted):
        return START
    if any(word.startswith(wanted) for word in name.replace("/", " ").replace("-", " ").split()):
        return WORD
    return INSIDE if wanted in name else None
