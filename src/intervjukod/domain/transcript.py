"""A transcript: an interview's words as the researcher has them, and who says what in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from intervjukod.domain.span import Span, index_at


class Side(StrEnum):
    """Which side of the table a turn comes from. Only what informants say is counted."""

    INTERVIEWER = "interviewer"
    INFORMANT = "informant"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn (replik). ``n`` counts from 1; label, time and cue text lie outside ``words``.

    ``words`` is a span of the canonical text in code points, ``speaker`` the label as written
    (NFC, without its colon; "" where the file has none), ``time`` seconds from the recording's start.
    """

    n: int
    words: Span
    speaker: str
    side: Side
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of files has to tell: a catalogue key under ``readers.``, values, a 1-based line.

    ``also`` are further lines, in rising order, of which the same is told; ``more`` is how many others there are.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    also: tuple[int, ...] = ()
    more: int = 0


class Slip(StrEnum):
    """How a label may have come to be written as another person's, or as none."""

    LOOK_ALIKE = "look-alike"
    FORM = "form"
    LETTER = "letter"
    NUMBER = "number"
    COLON = "colon"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A label that is probably written wrong: as it stands, and the label of the same file that is likely meant.

    ``count`` is the number of turns so labelled, or for ``Slip.COLON``, where words were no label for want
    of a colon, the number of places; ``lines`` are the file's, 1-based and rising.
    """

    written: str
    likely: str
    slip: Slip
    count: int
    lines: tuple[int, ...]


Times = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one file: canonical text (NFC, LF), its turns, attributes and remarks.

    ``attributes`` come from front matter; ``source`` is the SHA-256 of the file's bytes in hex. ``times`` are
    offsets in the text (code points) and when they are heard (seconds), in order of offset: the turns'
    own times, and those of the cues inside a long turn. ``suspicions`` are labels that may be mended,
    ``mended`` those that were: as written, and as meant.
    """

    text: str
    turns: tuple[Turn, ...]
    source: str
    encoding: str
    reader: str
    reader_version: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    times: Times = ()
    suspicions: tuple[Suspicion, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()


def clock(seconds: float) -> str:
    """A time in a recording as people read it: ``3729.5`` is ``1:02:09``."""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}"


def time_at(times: Times, offset: int) -> float | None:
    """When (seconds) what stands at ``offset`` is heard: the last time at or before it; None before the first."""
    index = index_at([place for place, _ in times], offset)
    return times[index][1] if index >= 0 else None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice in one transcript: its label there, its side, the informant it is, and their attributes.

    ``informant`` is "" for an interviewer. ``attributes`` holds role, site, date and any other column.
    """

    label: str
    side: Side
    informant: str
    attributes: Mapping[str, str]

    @property
    def role(self) -> str:
        return self.attributes.get("role", "")


def reference(name: str) -> str:
    """The short name of a transcript: its name, the file's stem, up to its first hyphen."""
    return name.partition("-")[0] or name


@dataclass(frozen=True)
class Transcript:
    """A transcript as opened: identity, the current text and its turns in order.

    ``text_hash`` is the hash of the text; ``speakers`` maps a label to the voice it stands for. ``times`` tell when
    what stands at an offset is heard.
    """

    id: str
    name: str
    file: str
    text_hash: str
    text: str
    turns: tuple[Turn, ...]
    speakers: Mapping[str, Speaker]
    times: Times = ()

    @property
    def reference(self) -> str:
        """The short name in references such as ``I03:37``."""
        return reference(self.name)

    @cached_property
    def _starts(self) -> list[int]:
        return [turn.words.start for turn in self.turns]

    def turn_at(self, offset: int) -> Turn | None:
        """The turn whose words hold ``offset``, or the last one that begins before it."""
        index = index_at(self._starts, offset)
        return self.turns[index] if index >= 0 else None

    def turns_in(self, span: Span) -> Iterator[Turn]:
        """The turns with at least one code point of their words in ``span``."""
        for turn in self.turns[max(0, index_at(self._starts, span.start)) :]:
            if turn.words.overlaps(span):
                yield turn
            elif turn.words.start >= span.end:
                return

    def informants_in(self, span: Span) -> tuple[str, ...]:
        """Names of the informants who say something in ``span``, in order of first turn."""
        return tuple(dict.fromkeys(speaker.informant for speaker in self.speakers_in(span) if speaker.informant))

    def speakers_in(self, span: Span) -> Iterator[Speaker]:
        """The voices heard in ``span``, once for each turn."""
        return (self.speakers[turn.speaker] for turn in self.turns_in(span) if turn.speaker in self.speakers)

    def place(self, span: Span) -> str:
        """A reference to the span's first turn, such as ``I03:37``; ``I03`` outside every turn."""
        turn = next(self.turns_in(span), None)
        return self.reference if turn is None else f"{self.reference}:{turn.n}"


def heading(transcript: Transcript, span: Span) -> str:
    """Reference · role · place, of those who are heard there, else of the interview's informants."""
    informants = [one for one in transcript.speakers.values() if one.side is Side.INFORMANT]
    heard = [one for one in transcript.speakers_in(span) if one.side is Side.INFORMANT] or informants
    told = [_joined(one.attributes.get(name, "") for one in heard) for name in ("role", "site")]
    return " · ".join(part for part in (transcript.place(span), *told) if part)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


@dataclass(frozen=True, slots=True)
class TranscriptSummary:
    """One row of the transcript list. ``words`` are the informants' words; ``codings`` those in view.

    ``until`` is the last time heard (seconds), None where there are no times or nobody asked for them.
    """

    id: str
    name: str
    file: str
    turns: int
    words: int
    informants: tuple[str, ...]
    role: str
    site: str
    codings: int
    coders: tuple[str, ...]
    done: tuple[str, ...]
    until: float | None = None


ATTRIBUTE_SOURCES = ("person", "csv", "front", "name")


def resolve_attributes(specific: Mapping[str, object], general: Mapping[str, object]) -> dict[str, str]:
    """Attributes of a speaker from fields such as ``csv:role`` on the speaker and on the transcript.

    A person's act beats ``informants.csv``, which beats front matter, which beats the file name
    pattern; within one source what is said of the speaker beats what is said of the transcript.
    """
    found: dict[str, str] = {}
    for source in reversed(ATTRIBUTE_SOURCES):
        for fields in (general, specific):
            for name, value in fields.items():
                prefix, colon, attribute = name.partition(":")
                if colon and prefix == source and value not in (None, ""):
                    found[attribute] = str(value)
    return found
