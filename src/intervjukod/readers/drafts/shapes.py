"""A draft: what a file of another kind would be as a codebook or a question guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from intervjukod.domain.transcript import Note


class DraftKind(StrEnum):
    """What a draft becomes."""

    CODEBOOK = "codebook"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class DraftCode:
    """One code as proposed. ``parent`` is a key of the draft, "" for a theme; ``where`` its place in the file.

    ``labels`` are by language, where the file has several; ``letter`` is "" where none was left; ``where`` reads
    the same in every language: ``Blad1!A3``, ``tab. 1:3``, ``¶ 12``, ``:7`` for a line, ``#4`` for the fourth code.
    """

    key: str
    label: str
    where: str
    definition: str = ""
    brief: str = ""
    use_when: str = ""
    not_when: str = ""
    examples: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    colour: str = ""
    letter: str = ""
    codable: bool = True
    parent: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def others(self) -> tuple[str, ...]:
        """The labels in other languages."""
        return tuple(f"{language}: {words}" for language, words in self.labels.items() if words != self.label)


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """One question or, with ``heading``, a heading, as proposed. ``under`` is an id of the draft or "".

    ``nr`` is the number as the file shows it (``12 a``), "" where it has none; ``probes`` are wordings,
    ``when`` what the file says of when to use them.
    """

    id: str
    nr: str
    text: str
    where: str
    heading: bool = False
    under: str = ""
    obligatory: bool = False
    probes: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A codebook (``codes``) or a guide (``questions``), parents before children; ``source`` is the file's name.

    ``notes`` tell what was guessed and what was left out.
    """

    kind: DraftKind
    source: str
    title: str
    codes: tuple[DraftCode, ...] = ()
    questions: tuple[DraftQuestion, ...] = ()
    notes: tuple[Note, ...] = field(default=())
