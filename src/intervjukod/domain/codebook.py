"""The codebook: codes in a tree, the facets a coding may carry, and how merged codes resolve."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
"""What a code can be given by; they are keys of a Swedish keyboard."""

LONGEST_KEY = 40
"""Code points of a key that is made of a label."""

_KEY = re.compile(r"[^\W_][^\s,;:=/\x00-\x1f\x7f-\x9f]*")

Label = Mapping[str, str]
"""A text per language, ``{"sv": ..., "en": ...}``; a text without a language stands under ``""``."""


def in_language(label: Label, language: str) -> str:
    """The text in ``language``, else the one without a language, else any; "" when there is none."""
    return label.get(language) or label.get("") or next(iter(label.values()), "")


def is_key(key: str) -> bool:
    """Whether a code may have this key: a letter or digit, then no white space and none of ``, ; : = /``."""
    return bool(_KEY.fullmatch(key))


def key_of(label: str) -> str:
    """A key made of a label: NFC, lower case, a hyphen between words; "" when nothing is left.

    The words that fit into ``LONGEST_KEY`` code points; of a first word that does not its beginning.
    """
    folded = unicodedata.normalize("NFC", label).casefold()
    words = "".join(sign if sign.isalnum() or unicodedata.combining(sign) else " " for sign in folded).split()
    key = ""
    for word in words:
        longer = f"{key}-{word}" if key else word[:LONGEST_KEY]
        if len(longer) > LONGEST_KEY:
            break
        key = longer
    key = unicodedata.normalize("NFC", key)
    return key if is_key(key) else ""


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

    ``codes`` lists parents before children. A code that lost its parent stands at the top; a loop, made by
    two people's moves, is cut by ``in_tree_order``.
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
        """Codes in use by their letter; of two that came to one letter in a merge, the first has it."""
        return {code.letter: code for code in reversed(tuple(self.in_use)) if code.letter}

    @cached_property
    def facet(self) -> dict[str, Facet]:
        return {facet.name: facet for facet in self.facets}

    @cached_property
    def _swallowed(self) -> dict[str, str]:
        gone = {old: code.key for code in self.codes for old in code.was}
        return gone | {code.key: code.merged_into for code in self.codes if code.merged_into}

    def resolve(self, key: str) -> str:
        """The key that ``key`` stands for today: itself, or the code that swallowed it.

        Codes that swallowed each other, by two people's merges, are the first of them by key.
        """
        passed = [key]
        while passed[-1] in self._swallowed:
            key = self._swallowed[passed[-1]]
            if key in passed:
                return min(passed[passed.index(key) :])
            passed.append(key)
        return passed[-1]

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Keys of the codes above ``key``, nearest first."""
        passed = [key]
        while passed[-1] in self.by_key:
            parent = self.by_key[passed[-1]].parent
            if parent not in self.by_key or parent in passed:
                break
            passed.append(parent)
        return tuple(passed[1:])

    def depth(self, key: str) -> int:
        """0 for a theme."""
        return len(self.ancestors(key))

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
        return (code for code in self.codes if code.codable and not code.retired and self.resolve(code.key) == code.key)


MEANING = ("brief", "definition", "use_when", "not_when")
"""Fields that say what a code means: a change of one asks for another look at what was coded before."""


def meaning_of(code: Code) -> dict[str, str]:
    """What the code says it means, by field; its label is what it is called, and how lines are broken is nothing."""
    return {name: " ".join(getattr(code, name).split()) for name in MEANING}


def revision_of(code: Code) -> str:
    """48 bits over what the code is called and means: a change of label or definition makes another revision."""
    said = (sorted(code.label.items()), *(getattr(code, name) for name in MEANING))
    return hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def standing(codes: Iterable[Code], books: Collection[str]) -> tuple[Code, ...]:
    """The codes in tree order, as a study with these ``books`` shows them.

    What stood under a merged code stands under the one that swallowed it, and a code stands in the file of
    the code above it, since files hold codes inside codes.
    """
    given = tuple(codes)
    resolve = Codebook(given).resolve
    placed: dict[str, Code] = {}
    for code in in_tree_order(replace(code, parent=resolve(code.parent)) for code in given):
        above = placed.get(code.parent)
        home = above.codebook if above is not None and above.codebook in books else code.codebook
        placed[code.key] = replace(code, codebook=home)
    return tuple(placed.values())


def free_letter(book: Codebook, name: str) -> str:
    """A letter for a new code of that name which no code in use has: of a word's start, else any in it; or ""."""
    words = unicodedata.normalize("NFC", name).casefold().split()
    wishes = [word[0] for word in words] + [letter for word in words for letter in word]
    return next((letter for letter in wishes if letter in LETTERS and letter not in book.by_letter), "")


def in_tree_order(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Parents before children, siblings in the order given. A loop is cut at its first code: it becomes a theme."""
    given = {code.key: code for code in codes}
    children: dict[str, list[Code]] = {}
    for key, code in given.items():
        placed = replace(code, parent="") if _first_of_loop(given, key) == key else code
        children.setdefault(placed.parent if placed.parent in given else "", []).append(placed)
    ordered: list[Code] = []
    waiting = list(reversed(children.get("", [])))
    while waiting:
        code = waiting.pop()
        ordered.append(code)
        waiting.extend(reversed(children.get(code.key, [])))
    return tuple(ordered)


def _first_of_loop(codes: Mapping[str, Code], key: str) -> str:
    """The code, first by key, of the loop that ``key`` is in; "" when it is in none."""
    passed = [key]
    while passed[-1] in codes:
        parent = codes[passed[-1]].parent
        if parent == key:
            return min(passed)
        if parent in passed:
            return ""
        passed.append(parent)
    return ""
