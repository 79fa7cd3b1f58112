"""The versions of a transcript's text, and how an anchor travels between them.

Two edits of one version are a fork: the newest is shown, both are kept, until a version made of both, or the word
that one of them stands, joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from intervjukod.domain.anchor import Anchor, Placement, State, project
from intervjukod.domain.edit_map import EditMap, Kept


@dataclass(frozen=True, slots=True)
class Version:
    """One text version: its own text, the text it was made from ("" for the first), and the edit.

    ``made`` orders versions: the stamp and id of the op that made it. ``joins`` are the other texts that it was
    made from, where it ends a fork, each with its edit.
    """

    id: str
    text: str
    parent: str
    edits: EditMap | None
    made: tuple[int, str]
    joins: tuple[tuple[str, EditMap], ...] = ()

    @property
    def origins(self) -> Iterator[tuple[str, EditMap | None]]:
        """Every text that it was made from, with the edit."""
        if self.parent:
            yield self.parent, self.edits
        yield from self.joins


@dataclass(frozen=True)
class Versions:
    """All live versions of one transcript; and those that were undone, for what was coded in them."""

    all: tuple[Version, ...]
    undone: tuple[Version, ...] = ()

    @classmethod
    def of(cls, versions: Iterable[Version], undone: Iterable[Version] = ()) -> Versions:
        return cls(_ordered(versions), _ordered(undone))

    @property
    def current(self) -> Version | None:
        """The version shown: the newest that was made."""
        return self.all[-1] if self.all else None

    @property
    def forks(self) -> tuple[Version, ...]:
        """Versions other than the current one that nothing was made from and that it was not made from."""
        if not self.all:
            return ()
        above = {text for version in self.all for text, _ in version.origins}
        current = self.all[-1]
        leaves = (version for version in self.all if version.text not in above)
        return tuple(version for version in leaves if version.text != current.text)

    def place(self, anchor: Anchor) -> Placement:
        """Where the anchor stands in the current version; waiting when its text has not arrived."""
        current = self.current
        if current is not None and anchor.text == current.text:
            return Placement(anchor.span, State.SAME)
        edits = self.edits.get(anchor.text)
        return Placement(anchor.span, State.WAITING) if edits is None else project(anchor.span, edits)

    @cached_property
    def edits(self) -> dict[str, EditMap]:
        """From each other text that edits connect with the current one, forwards or backwards, the edit to it.

        What was undone is a way only where there is no other: an undo leaves everything where it was.
        """
        return self.edits_to(self.current.text) if self.current is not None else {}

    def edits_to(self, text: str) -> dict[str, EditMap]:
        """The same for another text than the current one."""
        found: dict[str, EditMap] = {}
        _reach(text, self.all, found)
        _reach(text, (*self.all, *self.undone), found)
        return found

    def with_text(self, text: str) -> tuple[Version, ...]:
        """The versions that have a text (its hash), the newest last."""
        return tuple(version for version in self.all if version.text == text)

    def origin_of_both(self, one: str, other: str) -> str:
        """The newest text that both texts, different ones, were made from, or one of them; "" for none."""
        shared = self._above(one) & self._above(other)
        return next((version.text for version in reversed(self.all) if version.text in shared), "")

    def _above(self, text: str) -> set[str]:
        """A text and all that it was made from."""
        above = {text}
        waiting = [text]
        for here in waiting:
            for version in self.all:
                if version.text == here:
                    news = {origin for origin, _ in version.origins} - above
                    above |= news
                    waiting += news
        return above


def _ordered(versions: Iterable[Version]) -> tuple[Version, ...]:
    return tuple(sorted(versions, key=lambda version: (version.made, version.id)))


def _reach(goal: str, versions: Iterable[Version], found: dict[str, EditMap]) -> None:
    """Add to ``found`` the texts that edits of ``versions`` connect with ``goal``, or with a text that is there."""
    steps: dict[str, list[tuple[str, EditMap]]] = {}
    for version in versions:
        for origin, edits in version.origins:
            if edits is not None:
                steps.setdefault(version.text, []).append((origin, edits))
                steps.setdefault(origin, []).append((version.text, edits.inverse()))
    waiting = [goal, *found]
    for here in waiting:
        for there, step in steps.get(here, ()):
            if there != goal and there not in found:
                found[there] = step if here == goal else step.then(found[here])
                waiting.append(there)


def edits_to_field(edits: EditMap | None) -> list[Any] | None:
    """An edit map, one step, as a JSON value: sizes, kept runs and, where there are any, moved passages; no text."""
    if edits is None:
        return None
    moved = [[_numbers(runs) for runs in edits.moved]] if edits.moved else []
    return [edits.old_size, edits.new_size, _numbers(edits.kept), *moved]


def edits_from_field(field: Any) -> EditMap | None:
    """An edit map from what ``edits_to_field`` made of it."""
    if field is None:
        return None
    old_size, new_size, runs, *moved = field
    passages = tuple(map(_runs, *moved)) if moved else ()
    return EditMap(old_size, new_size, _runs(runs), passages)


def _numbers(runs: Iterable[Kept]) -> list[list[int]]:
    return [[run.old, run.new, run.length] for run in runs]


def _runs(numbers: Iterable[Iterable[int]]) -> tuple[Kept, ...]:
    return tuple(Kept(*run) for run in numbers)


def version_from_fields(id_: str, fields: Mapping[str, Any], made: tuple[int, str]) -> Version:
    """A version from the fields of its entity."""
    joins = ((text, edits_from_field(said)) for text, said in fields.get("joins") or ())
    return Version(
        id_,
        fields.get("text", ""),
        fields.get("parent", ""),
        edits_from_field(fields.get("map")),
        made,
        tuple((text, edits) for text, edits in joins if edits is not None),
    )
