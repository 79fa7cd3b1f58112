"""What a codebook file must be told so that its codes say what the journal says: additions, moves, changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.journal import Kind
from intervjukod.files.yaml_splice import Edit, Move, Put, Remove, cut
from intervjukod.files.yaml_text import Block, Plain
from intervjukod.storage.local import Face
from intervjukod.study.sayings import code_fields

Codes = dict[str, dict[str, Any]]
"""Key to fields, as JSON values."""

_Path = tuple[str, ...]

_WRITTEN = {"use_when": "use-when", "not_when": "not-when", "letter": "key"}
"""Fields whose name in the file differs from ours."""

_NOT_WRITTEN = ("exists", "parent", "codebook")


def codes_in(said: Mapping[str, Mapping[str, Any]]) -> Codes:
    """The codes of what a file says."""
    mark = f"{Kind.CODE} "
    return {name[len(mark) :]: dict(fields) for name, fields in said.items() if name.startswith(mark)}


def journal_says(whole: Codebook, book: str) -> Codes:
    """What the file of the codebook ``book`` shall say of codes, in tree order.

    A merged code stands only among the keys that its code has swallowed. A code that nobody may be given
    leaves its letter to one that has it and may: two codes on one letter make no file.
    """
    swallowed: dict[str, list[str]] = {}
    for code in sorted(whole.codes, key=lambda code: code.key):
        swallowed.setdefault(whole.resolve(code.key), []).extend((*code.was, code.key))
    living = [code for code in whole.codes if whole.resolve(code.key) == code.key]
    in_use = {code.key for code in whole.in_use}
    first = {code.letter: code for code in reversed(living)} | whole.by_letter
    written: Codes = {}
    for code in living:
        if code.codebook == book:
            was = dict.fromkeys((*code.was, *swallowed[code.key]))
            was.pop(code.key)
            letter = code.letter if code.key in in_use or first[code.letter] is code else ""
            written[code.key] = {"exists": True, **code_fields(replace(code, was=tuple(was), letter=letter))}
    return written


@dataclass(frozen=True, slots=True)
class Gone:
    """A code as a file had it before it was taken out: its block there, and what that said of the code."""

    block: Plain | Block
    fields: dict[str, Any]


class Rewriting:
    """From what the codes of a file say, ``before``, to what they shall say, ``now``, in tree order.

    It follows what the file says after each edit. A code that comes from one of the ``others``, with what is
    under it, keeps the layout that it had there; one that was in a file before, as ``gone`` knows it, has it back.
    """

    def __init__(
        self, before: Codes, now: Codes, others: Iterable[Face], gone: Callable[[str], Gone | None] = lambda _: None
    ) -> None:
        self._said = dict(before)
        self._parents = {key: str(fields.get("parent", "")) for key, fields in before.items()}
        self._now = now
        self._others = tuple(others)
        self._gone = gone
        self._above = set(self._parents.values())

    def edits(self) -> list[Edit]:
        """The edits of what stays and comes, to be made in this order, before codes are taken out."""
        edits: list[Edit] = []
        last: dict[str, str] = {}
        for key, fields in self._now.items():
            parent = fields.get("parent", "") if fields.get("parent") in self._now else ""
            edits += self._placed(key, parent, last.get(parent, ""))
            edits += self._changed(key, fields)
            last[parent] = key
        self._above -= last.keys()
        return edits

    def leaving(self) -> list[dict[str, _Path]]:
        """The codes to be taken out then, with their paths: level by level, the deepest first."""
        levels: dict[int, dict[str, _Path]] = {}
        for key in self._said:
            if key not in self._now:
                path = self._path(key)
                levels.setdefault(len(path), {})[key] = path
        return [levels[depth] for depth in sorted(levels, reverse=True)]

    def emptied(self) -> list[Edit]:
        """The last edits: what holds no code any longer."""
        return [Remove((*self._path(key), "codes")) for key in self._now if key in self._above]

    def fields(self, key: str) -> dict[str, Any]:
        """What the file says of a code at this point."""
        return self._said[key]

    def _placed(self, key: str, parent: str, after: str) -> Iterator[Edit]:
        """Bring a code to its place; what is above it is there already."""
        place = (*self._path(parent), "codes", key)
        if key in self._said:
            if self._path(key) != place:
                yield Move(self._path(key), place[:-1], after)
        else:
            owner = next((face for face in self._others if key in codes_in(face.said)), None)
            gone = self._gone(key) if owner is None else None
            if owner is not None:
                yield Put(place, self._taken(key, owner), after)
            elif gone is not None:
                self._said[key] = gone.fields
                yield Put(place, gone.block, after, returns=True)
            else:
                self._said[key] = self._now[key]
                yield Put(place, {_name(field): _plain(value) for field, value in _own(self._now[key])}, after)
        self._parents[key] = parent

    def _taken(self, key: str, owner: Face) -> Any:
        """The code as another file has it; what is under it there comes along."""
        codes = codes_in(owner.said)
        parents = {one: str(fields.get("parent", "")) for one, fields in codes.items()}
        for one, fields in codes.items():
            if key in _path(parents, one)[1::2] and one not in self._said:
                self._said[one] = fields
                self._parents[one] = parents[one]
        return cut(owner.source, [_path(parents, key)], owner.seen.name)[0]

    def _changed(self, key: str, fields: Mapping[str, Any]) -> Iterator[Edit]:
        old, path = self._said[key], self._path(key)
        for field, value in _own(fields):
            if old.get(field) != value:
                yield Put((*path, _name(field)), _plain(value))
        for field, _ in _own(old):
            if field not in fields:
                yield Remove((*path, _name(field)))

    def _path(self, key: str) -> _Path:
        return _path(self._parents, key)


def _path(parents: Mapping[str, str], key: str) -> _Path:
    """Keys from the root of a file down to a code; one whose parent is in no file, or in another, is at the top."""
    path: list[str] = []
    while key in parents:
        path[:0] = ["codes", key]
        key = parents[key]
    return tuple(path)


def _own(fields: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in fields.items() if name not in _NOT_WRITTEN]


def _name(field: str) -> str:
    return _WRITTEN.get(field, field)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping) and list(value) == [""]:
        return value[""]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
