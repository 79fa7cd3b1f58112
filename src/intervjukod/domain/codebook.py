"""The codebook: codes in a tree, the facets a coding may carry, and how merged codes resolve."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Label = Mapping[str, str]
"""A text per language, ``{"sv": ..., "en": ...}``; a text without a language stands under ``""``."""


def in_language(label: Label, language: str) -> str:
    """The text in ``language``, else the one without a language, else any; "" when there is none."""
    return label.get(language) or label.get("") or next(iter(label.values()), "")


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that a coding may carry beside its code, such as the direction of a change."""

    name: str
    values: tuple[str, ...]
    default_from: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One code. ``key`` never changes; everything else may. ``parent`` is "" for a theme."""

    key: str
    label: Label = field(default_factory=dict)
    brief: str = ""
    definition: str = ""
    use_when: str = ""
    not_when: str = ""
    examples: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    colour: str = ""
    letter: str = ""
    origin: str = ""
    domain: str = ""
    codable: bool = True
    retired: bool = False
    facets: tuple[str, ...] = ()
    parent: str = ""
    codebook: str = ""
    merged_into: str = ""

    def name(self, language: str) -> str:
        """What people call it: the label in ``language``, else the key."""
        return in_language(self.label, language) or self.key


@dataclass(frozen=True)
class Codebook:
    """Every code of the study, all codebook files together, in the order of their trees.

    ``codes`` lists parents before children. A code that lost its parent stands at the top; a loop,
    made by two people's moves, is cut where it is met.
    """

    codes: tuple[Code, ...] = ()
    facets: tuple[Facet, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def revision(self) -> str:
        """48 bits over every code's meaning and place: what a report names as its codebook."""
        said = [(code.key, code.parent, revision_of(code)) for code in self.codes]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:12]

    @cached_property
    def by_key(self) -> dict[str, Code]:
        return {code.key: code for code in self.codes}

    @cached_property
    def by_letter(self) -> dict[str, Code]:
        return {code.letter: code for code in self.codes if code.letter and not code.retired}

    @cached_property
    def facet(self) -> dict[str, Facet]:
        return {facet.name: facet for facet in self.facets}

    @cached_property
    def _swallowed(self) -> dict[str, str]:
        gone = {old: code.key for code in self.codes for old in code.was}
        return gone | {code.key: code.merged_into for code in self.codes if code.merged_into}

    def resolve(self, key: str) -> str:
        """The key that ``key`` stands for today: itself, or the code that swallowed it."""
        seen = {key}
        while key in self._swallowed and self._swallowed[key] not in seen:
            key = self._swallowed[key]
            seen.add(key)
        return key

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Keys above ``key``, nearest first."""
        above: list[str] = []
        code = self.by_key.get(key)
        while code is not None and code.parent and code.parent != key and code.parent not in above:
            above.append(code.parent)
            code = self.by_key.get(code.parent)
        return tuple(above)

    def depth(self, key: str) -> int:
        """0 for a theme."""
        return sum(1 for above in self.ancestors(key) if above in self.by_key)

    def path(self, key: str, language: str) -> str:
        """Labels from the theme down, joined with `` / ``."""
        keys = (*reversed(self.ancestors(key)), key)
        return " / ".join(self.by_key[part].name(language) if part in self.by_key else part for part in keys)

    def below(self, key: str) -> tuple[str, ...]:
        """``key`` and every key under it, in tree order."""
        return tuple(code.key for code in self.codes if code.key == key or key in self.ancestors(code.key))

    @property
    def in_use(self) -> Iterator[Code]:
        """Codes that may be given to a passage today."""
        return (code for code in self.codes if code.codable and not code.retired and not code.merged_into)


def revision_of(code: Code) -> str:
    """48 bits over what the code means: a change of label or definition makes another revision."""
    meaning = (sorted(code.label.items()), code.brief, code.definition, code.use_when, code.not_when)
    return hashlib.sha256(repr(meaning).encode()).hexdigest()[:12]


def in_tree_order(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Parents before children, siblings in the order given; codes caught in a loop come last, as themes."""
    given = list(codes)
    known = {code.key for code in given}
    children: dict[str, list[Code]] = {}
    for code in given:
        children.setdefault(code.parent if code.parent in known and code.parent != code.key else "", []).append(code)
    ordered: list[Code] = []
    reached: set[str] = set()
    waiting = list(reversed(children.get("", [])))
    while waiting:
        code = waiting.pop()
        ordered.append(code)
        reached.add(code.key)
        waiting.extend(reversed(children.get(code.key, [])))
    return (*ordered, *(code for code in given if code.key not in reached))
