"""Two files that claim one thing: the second is not read until a person has settled it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Note
from intervjukod.storage.local import Face


def without_clashes(
    read: Sequence[Face], standing: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> tuple[list[Face], list[Note]]:
    """The faces of ``read`` that can all be taken in together, and a remark for each of the others.

    ``standing`` is what every file that is there said before; a refused file goes on saying that.
    """
    refused: dict[str, Note] = {}
    while True:
        accepted = [face for face in read if face.seen.name not in refused]
        replaced = {face.seen.name for face in accepted}
        claims = _Claims()
        for path, said in standing.items():
            if path not in replaced:
                claims.add(path, said)
        note = None
        for face in accepted:
            note = claims.clash(face.seen.name, face.said)
            if note is not None:
                refused[face.seen.name] = note
                break
            claims.add(face.seen.name, face.said)
        if note is None:
            return accepted, list(refused.values())


class _Claims:
    """Who has which code, file name and letter."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._letters: dict[str, tuple[str, str]] = {}

    def add(self, path: str, said: Mapping[str, Mapping[str, Any]]) -> None:
        self._owners |= dict.fromkeys(said, path)
        self._letters |= {letter: (key, path) for key, letter in _letters(said)}

    def clash(self, path: str, said: Mapping[str, Mapping[str, Any]]) -> Note | None:
        """The first thing in ``said`` that another file has."""
        for name in said:
            if name in self._owners:
                kind, _, key = name.partition(" ")
                what = "study.code_in_two_files" if kind == Kind.CODE else "study.name_in_two_files"
                return Note(what, {"path": path, "key": key, "other": self._owners[name]})
        for key, letter in _letters(said):
            if letter in self._letters:
                owner, other = self._letters[letter]
                values = {"path": path, "letter": letter, "key": key, "other": owner, "file": other}
                return Note("study.letter_in_two_files", values)
        return None


def _letters(said: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for name, fields in said.items():
        if fields.get("letter"):
            yield name.partition(" ")[2], fields["letter"]
