"""The versions of a transcript's text, and how an anchor travels between them.

Two edits of one version are a fork: the newest is shown, both are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
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
        edits = self._edits.get(anchor.text)
        return Placement(anchor.span, State.WAITING) if edits is None else project(anchor.span, edits)

    @cached_property
    def _edits(self) -> dict[str, EditMap]:
        """From each other text that edits connect with the current one, forwards or backwards, the edit to it."""
        steps: dict[str, list[tuple[str, EditMap]]] = {}
        for version in self.all:
            if version.parent and version.edits is not None:
                steps.setdefault(version.text, []).append((version.parent, version.edits))
                steps.setdefault(version.parent, []).append((version.text, version.edits.inverse()))
        goal = self.current.text if self.current is not None else ""
        found: dict[str, EditMap] = {}
        waiting = [goal]
        for here in waiting:
            for there, step in steps.get(here, ()):
                if there != goal and there not in found:
                    found[there] = step if here == goal else step.then(found[here])
                    waiting.append(there)
        return found


def edits_to_field(edits: EditMap | None) -> list[Any] | None:
    """An edit map as a JSON value: sizes and runs, no text."""
    if edits is None:
        return None
    return [edits.old_size, edits.new_size, [[run.old, run.new, run.length] for run in edits.kept]]


def edits_from_field(field: Any) -> EditMap | None:
    """An edit map from what ``edits_to_field`` made of it."""
    if field is None:
        return None
    old_size, new_size, runs = field
    return EditMap(old_size, new_size, tuple(Kept(*run) for run in runs))


def version_from_fields(id_: str, fields: Mapping[str, Any], made: tuple[int, str]) -> Version:
    """A version from the fields of its entity."""
    return Version(id_, fields.get("text", ""), fields.get("parent", ""), edits_from_field(fields.get("map")), made)
