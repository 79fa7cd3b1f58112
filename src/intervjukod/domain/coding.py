"""Codings: a code given to a passage by a coder; and the same as columns, for counting."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from intervjukod.domain.anchor import State
from intervjukod.domain.span import Span


@dataclass(frozen=True, slots=True)
class Coding:
    """One coding in the version of the transcript that is shown.

    ``span`` is in code points; ``code`` is the key as it resolves today; ``created`` is UTC ISO 8601.
    ``facets`` holds what was said of this coding; ``defaults`` what follows from its informant. ``quoted``
    tells whether its words are kept as a quote for the report, ``citation`` how these were edited for it, "" for not.
    """

    id: str
    transcript: str
    span: Span
    code: str
    coder: str
    facets: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    created: str = ""
    state: State = State.SAME
    memo: str = ""
    quoted: bool = False
    citation: str = ""

    def facet(self, name: str) -> str:
        """The facet's value for this coding, given or by default; "" when there is none."""
        return self.facets.get(name) or self.defaults.get(name, "")


@dataclass(frozen=True, slots=True)
class Passage:
    """A coding with everything a reader needs to place it: the row of ``codings`` and of ``quotes``.

    ``text`` is what was said, ``citation`` the same as edited for the report, "" where it is not. ``unproved`` is an
    edited text that no longer follows from what was said: it is not printed.
    """

    id: str
    transcript: str
    start: int
    end: int
    text: str
    code: str
    label: str
    coder: str
    informant: str
    role: str
    site: str
    facets: Mapping[str, str]
    memo: str
    created: str
    place: str
    turn: int
    state: str = State.SAME
    quoted: bool = False
    citation: str = ""
    unproved: str = ""

    @property
    def span(self) -> Span:
        """Where the words stand, in code points."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Columns:
    """Codings as parallel columns in order of transcript and start; one million must fit in memory.

    ``transcript``, ``code`` and ``coder`` index into the tuples of names. ``facets`` maps a facet's
    name to one value per coding, "" where it has none; only facets somebody asked for are there.
    """

    transcript: array[int]
    start: array[int]
    end: array[int]
    code: array[int]
    coder: array[int]
    transcripts: Sequence[str]
    codes: Sequence[str]
    coders: Sequence[str]
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one informant said in one transcript.

    ``spans`` are the informant's words' turns (code points); ``words`` the ordered starts of the words.
    ``own_role`` is the role that a guide goes by where a report has merged it with others, else "".
    """

    informant: str
    attributes: Mapping[str, str]
    spans: Sequence[Span]
    words: Sequence[int]
    own_role: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """The informants' side of one transcript: what counts are made over."""

    transcript: str
    name: str
    voices: tuple[Voice, ...]
