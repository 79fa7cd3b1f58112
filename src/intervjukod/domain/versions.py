"""The versions of a transcript's text, and how an anchor travels between them.

Two edits of one version are a fork: the newest is shown, both are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from intervjukod.domain.anchor import Anchor, Placement, State, project
from intervjukod.domain.span import EditMap, Kept


@dataclass(frozen=True, slots=True)
class Version:
    """One text version: its own text, the text it was made from ("" for the first), and the edit.

    ``made`` orders versions: the stamp and id of the op that made it.
    """

    id: str
    text: str
    parent: str
    edits: EditMap | None
    made: tuple[int, str]


@dataclass(frozen=True)
class Versions:
    """All live versions of one transcript."""

    all: tuple[Version, ...]

    @classmethod
    def of(cls, versions: Iterable[Version]) -> Versions:
        return cls(tuple(sorted(versions, key=lambda version: version.made)))

    @property
    def current(self) -> Version | None:
        """The version shown: the newest that was made."""
        return self.all[-1] if self.all else None

    @property
    def forks(self) -> tuple[Version, ...]:
        """Versions other than the current one that nothing was made from and that it was not made from."""
        if not self.all:
            return ()
        above = {version.parent for version in self.all}
        current = self.all[-1]
        leaves = (version for version in self.all if version.text not in above)
        return tuple(version for version in leaves if version.text != current.text)

    def place(self, anchor: Anchor) -> Placement:
        """Where the anchor stands in the current version; waiting when its text has not arrived."""
        current = self.current
        if current is not None and anchor.text == current.text:
            return Placement(anchor.span, State.SAME)
        edits = None if current is None else self.path(anchor.text, current.text)
        return Placement(anchor.span, State.WAITING) if edits is None else project(anchor.span, edits)

    def path(self, start: str, goal: str) -> EditMap | None:
        """The edit from text ``start`` to text ``goal``, forwards and backwards; None when unconnected."""
        steps: dict[str, list[tuple[str, EditMap]]] = {}
        for version in self.all:
            if version.parent and version.edits is not None:
                steps.setdefault(version.parent, []).append((version.text, version.edits))
                steps.setdefault(version.text, []).append((version.parent, version.edits.inverse()))
        reached: dict[str, EditMap | None] = {start: None}
        waiting = [start]
        while waiting:
            here = waiting.pop(0)
            if here == goal:
                break
            for there, edits in steps.get(here, ()):
                if there not in reached:
                    so_far = reached[here]
                    reached[there] = edits if so_far is None else so_far.then(edits)
                    waiting.append(there)
        found = reached.get(goal)
        return found


def edits_to_field(edits: EditMap | None) -> list[Any] | None:
    """An edit map as a JSON value: sizes and runs, no text."""
    if edits is None:
        return None
    return [edits.old_size, edits.new_size, [[run.old, run.new, run.length] for run in edits.kept]]


def edits_from_field(field: Any) -> EditMap | None:
    if field is None:
        return None
    old_size, new_size, runs = field
    return EditMap(old_size, new_size, tuple(Kept(*run) for run in runs))


def version_from_fields(id_: str, fields: Mapping[str, Any], made: tuple[int, str]) -> Version:
    return Version(id_, fields.get("text", ""), fields.get("parent", ""), edits_from_field(fields.get("map")), made)
