"""Two edits of one text joined: what only one of them changed is taken, what both changed is for a person to choose."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from intervjukod.anchoring.edits import edit_map
from intervjukod.domain.edit_map import EditMap, unchanged
from intervjukod.domain.span import Span, gap, laid_out


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both edits changed, each in its own way: in the text before, after either, and in the joined one."""

    base: Span
    one: Span
    other: Span
    joined: Span


@dataclass(frozen=True, slots=True)
class Joined:
    """A text with the changes of both edits, the edits that lead to it from either text, and where they clash."""

    text: str
    from_one: EditMap
    from_other: EditMap
    clashes: tuple[Clash, ...]


def joined(
    base: str, one: EditMap, other: EditMap, one_text: str, other_text: str, others: Collection[int] = ()
) -> Joined:
    """Join two edits of ``base`` that made ``one_text`` and ``other_text``.

    Where both changed the same place, or places that touch, into different words, the words of the first stand,
    except in the clashes whose numbers, from 0, are in ``others``.
    """
    parts: list[str] = []
    clashing: dict[int, tuple[Span, Span, Span]] = {}
    for places in _places(base, one, other):
        before, mine, theirs = (span.of(text) for span, text in zip(places, (base, one_text, other_text), strict=True))
        clash = mine != theirs and before not in (mine, theirs)
        first = mine != before and not (clash and len(clashing) in others)
        if clash:
            clashing[len(parts)] = places
        parts.append(mine if first else theirs)
    text = "".join(parts)
    spans = list(laid_out(parts))
    clashes = tuple(Clash(*places, spans[n]) for n, places in clashing.items())
    return Joined(text, edit_map(one_text, text), edit_map(other_text, text), clashes)


def _places(base: str, one: EditMap, other: EditMap) -> Iterator[tuple[Span, Span, Span]]:
    """All of the three texts, in order: what both edits kept, and what stands between."""
    last = Span(0, 0), Span(0, 0), Span(0, 0)
    end = Span(len(base), len(base)), Span(one.new_size, one.new_size), Span(other.new_size, other.new_size)
    for kept in (*unchanged(one, other), end):
        yield gap(last[0], kept[0]), gap(last[1], kept[1]), gap(last[2], kept[2])
        yield kept
        last = kept
