"""How a comparison parts what it counts: by an attribute of the informants, or by a facet of the codings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from intervjukod.analysis.selection import belongs, values_of
from intervjukod.analysis.sweep import Pair, heard
from intervjukod.analysis.tally import Groups, Marks, marks
from intervjukod.domain.codebook import Facet
from intervjukod.domain.coding import Columns, Voice
from intervjukod.domain.guide import prefixes

NO_VALUE = ""


class Grouping(Protocol):
    """What ``compare`` asks of a way to part."""

    def groups(self, voice: Voice) -> Groups:
        """The groups whose denominators the informant is part of."""

    def split(
        self, columns: Columns, voices: Sequence[Voice], rows: slice
    ) -> Iterator[tuple[Sequence[Groups], Marks]]:
        """See ``tally.Split``."""


class ByAttribute:
    """Informants by the values of an attribute; a path counts under each of its prefixes."""

    def __init__(self, name: str, filters: Mapping[str, str]) -> None:
        self._name = name
        self._filters = filters

    def groups(self, voice: Voice) -> Groups:
        if not belongs(voice, self._filters):
            return ()
        values = values_of(voice.attributes, self._name)
        return tuple(dict.fromkeys(prefix for value in values for prefix in prefixes(value)))

    def split(
        self, columns: Columns, voices: Sequence[Voice], rows: slice
    ) -> Iterator[tuple[Sequence[Groups], Marks]]:
        yield [self.groups(voice) for voice in voices], marks(columns, rows)


class ByFacet:
    """Codings by their value of a facet, given or from their informant; every informant could have any."""

    def __init__(self, facet: Facet, values: Iterable[str], filters: Mapping[str, str]) -> None:
        self._facet = facet
        self._values = tuple(values)
        self._filters = filters

    def groups(self, voice: Voice) -> Groups:
        return self._values if belongs(voice, self._filters) else ()

    def split(
        self, columns: Columns, voices: Sequence[Voice], rows: slice
    ) -> Iterator[tuple[Sequence[Groups], Marks]]:
        defaults = [default_of(self._facet, voice) for voice in voices]
        parts: dict[str, list[tuple[int, Pair]]] = {}
        given = columns.facets[self._facet.name][rows]
        for value, mark in zip(given, marks(columns, rows), strict=True):
            parts.setdefault(value or _default(defaults, voices, mark[1]), []).append(mark)
        for value, part in parts.items():
            yield [(value,) if belongs(voice, self._filters) else () for voice in voices], part


def default_of(facet: Facet, voice: Voice) -> str:
    """The value that follows from the informant: the attribute's, where it has just one."""
    values = values_of(voice.attributes, facet.default_from) if facet.default_from else (NO_VALUE,)
    return values[0] if len(values) == 1 else NO_VALUE


def _default(defaults: Sequence[str], voices: Sequence[Voice], pair: Pair) -> str:
    if len(defaults) == 1:
        return defaults[0]
    speaking = {defaults[n] for n in heard(voices, *pair)} or set(defaults)
    return speaking.pop() if len(speaking) == 1 else NO_VALUE
