"""Keys and letters for the codes of a draft, in the order of their tree; none of them given twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from intervjukod.domain.codebook import LETTERS, key_of
from intervjukod.domain.transcript import Note
from intervjukod.readers.drafts.entries import Entry, Outline
from intervjukod.readers.drafts.shapes import DraftCode

DEEPEST = 15
"""Levels below a theme that a codebook file can hold."""
_UNNAMED = "kod"


@dataclass(frozen=True, slots=True)
class Taken:
    """Keys and letters that the study has given out already."""

    keys: Collection[str] = ()
    letters: Collection[str] = ()


def named(outline: Outline, taken: Taken) -> tuple[tuple[DraftCode, ...], list[Note]]:
    """The codes as they would stand in a codebook, parents first, and remarks on what had to be changed."""
    entries = _with_paths_opened(outline)
    notes = _flattened(entries)
    ordered = _in_tree_order(entries)
    keys, doubled = _keys(ordered, taken)
    letters = _letters(ordered, taken)
    if doubled:
        notes.append(Note("drafts.keys_made_unique", {"count": len(doubled), "labels": ", ".join(doubled[:5])}))
    bare = sum(not letters.get(entry) for entry in ordered if entry.codable)
    if bare:
        notes.append(Note("drafts.without_letter", {"count": bare}))
    return tuple(_code(entry, keys, letters) for entry in ordered), notes


def _with_paths_opened(outline: Outline) -> list[Entry]:
    """``Tema.Kod`` as a code under a theme, in files of programs that write it so."""
    if not outline.dotted:
        return outline.entries
    known = {(entry.parent, entry.label): entry for entry in outline.entries if "." not in entry.label}
    opened: list[Entry] = []
    for entry in outline.entries:
        *above, label = [part.strip() for part in entry.label.split(".") if part.strip()] or [entry.label]
        for part in above:
            theme = known.get((entry.parent, part))
            if theme is None:
                theme = known[entry.parent, part] = Entry(part, entry.where, entry.parent)
                opened.append(theme)
            entry.parent = theme
        entry.label = label
        entry.labels = {language: words.split(".")[-1].strip() for language, words in entry.labels.items()}
        opened.append(entry)
    return opened


def _flattened(entries: Iterable[Entry]) -> list[Note]:
    """Codes too deep for a codebook file go beside their parents."""
    count = 0
    for entry in entries:
        above = _above(entry)
        if len(above) > DEEPEST:
            entry.parent = above[-DEEPEST]
            count += 1
    return [Note("drafts.flattened", {"count": count, "depth": DEEPEST + 1})] if count else []


def _above(entry: Entry) -> list[Entry]:
    """The entries above one, nearest first."""
    above: list[Entry] = []
    while entry.parent is not None:
        entry = entry.parent
        above.append(entry)
    return above


def _in_tree_order(entries: Iterable[Entry]) -> list[Entry]:
    children: dict[Entry | None, list[Entry]] = {}
    for entry in entries:
        children.setdefault(entry.parent, []).append(entry)
    ordered: list[Entry] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        entry = waiting.pop()
        ordered.append(entry)
        waiting.extend(reversed(children.get(entry, [])))
    return ordered


def _keys(entries: Iterable[Entry], taken: Taken) -> tuple[dict[Entry, str], list[str]]:
    """A key each, and the labels whose key was taken before them."""
    used = set(taken.keys)
    keys: dict[Entry, str] = {}
    doubled: list[str] = []
    highest: dict[str, int] = {}
    for entry in entries:
        wanted = key_of(entry.key) or key_of(entry.label) or _UNNAMED
        key = wanted
        while key in used:
            highest[wanted] = highest.get(wanted, 1) + 1
            key = f"{wanted}-{highest[wanted]}"
        if key != wanted:
            doubled.append(entry.label)
        used.add(key)
        keys[entry] = key
    return keys, doubled


def _letters(entries: list[Entry], taken: Taken) -> dict[Entry, str]:
    """Letters that the file gives, then first letters of labels, of their other words, then any letter of theirs.

    Where letters run short, themes come before what stands under them.
    """
    free = set(LETTERS) - set(taken.letters)
    letters: dict[Entry, str] = {}
    by_depth = sorted((entry for entry in entries if entry.codable), key=lambda entry: len(_above(entry)))
    for wishes in (_given, _first, _of_words, _any):
        for entry in by_depth:
            if entry not in letters:
                letter = next((sign for sign in wishes(entry) if sign in free), "")
                if letter:
                    letters[entry] = letter
                    free.discard(letter)
    return letters


def _given(entry: Entry) -> str:
    return entry.letter


def _first(entry: Entry) -> str:
    return key_of(entry.label)[:1]


def _of_words(entry: Entry) -> str:
    return "".join(word[0] for word in key_of(entry.label).split("-") if word)


def _any(entry: Entry) -> str:
    return key_of(entry.label)


def _code(entry: Entry, keys: dict[Entry, str], letters: dict[Entry, str]) -> DraftCode:
    return DraftCode(
        key=keys[entry],
        label=entry.label,
        where=entry.where,
        definition=entry.definition,
        brief=entry.brief,
        use_when=entry.use_when,
        not_when=entry.not_when,
        examples=tuple(entry.examples),
        keywords=tuple(entry.keywords),
        alias=tuple(entry.alias),
        colour=entry.colour,
        letter=letters.get(entry, ""),
        codable=entry.codable,
        parent=keys[entry.parent] if entry.parent is not None else "",
        labels=entry.labels,
    )
