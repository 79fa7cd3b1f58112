"""A sitting: words, labels, sides and boundaries of turns mended in one go, and kept as one act."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from intervjukod.domain.edit_map import EditMap
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.op import REASON
from intervjukod.domain.sitting import Mending
from intervjukod.domain.span import Span, trimmed
from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Side, Transcript, Turn
from intervjukod.domain.turns import SIDE, difference, mend_fields
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.readers.names import is_interviewer
from intervjukod.readers.speakers import hear
from intervjukod.study.context import Context
from intervjukod.study.deeds import describe
from intervjukod.study.growing import beside
from intervjukod.study.growth import Growth, carried_times
from intervjukod.study.shapes import Act

_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What nobody means to write: control characters but tab and line end, other line ends, half characters."""


class Sitting:
    """What a transcript becomes while somebody mends it. Nothing is written before ``keep``.

    Offsets are code points of the working ``text``, turns are numbered as its ``turns`` are; every call may move
    both. One that is refused changes nothing.
    """

    def __init__(self, context: Context, transcript: Transcript) -> None:
        self._context = context
        self._begin(transcript)

    def _begin(self, transcript: Transcript) -> None:
        current = self._context.store.journal.folding.versions(transcript.id).current
        self._version = current.id if current is not None else ""
        self.begun = transcript
        self._states = [Mending.of(transcript.text, transcript.turns)]

    @property
    def text(self) -> str:
        """The text as it has become."""
        return self._now.text

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns as they have become."""
        return self._now.turns

    @property
    def edits(self) -> EditMap:
        """The way from the text as it was to the one it has become."""
        return self._now.edits

    @property
    def changed(self) -> bool:
        """Whether there is something to keep."""
        return self.text != self.begun.text or self.turns != self.begun.turns

    @property
    def overtaken(self) -> bool:
        """Whether another version is shown by now than the one that this began with."""
        current = self._context.store.journal.folding.versions(self.begun.id).current
        return current is None or current.text != self.begun.text_hash

    def replace(self, span: Span, words: str) -> Span:
        """Put words in place of a span (empty: between two code points); gives where they stand.

        NotFoundError for a span outside the text; RefusedError for words with control characters, and for a mark
        that would change the letter before it.
        """
        now, words = self._now, _written(words)
        if not span.within(len(now.text)):
            raise NotFoundError("span_outside", span=str(span), name=self.begun.name, size=len(now.text))
        there = Span(span.start, span.start).cover(Span(span.start, span.start + len(words)))
        if span.of(now.text) != words:
            self._do(now.replaced(span, words, _edit_map(span.of(now.text), words)))
        return there

    def rewrite(self, text: str) -> None:
        """Put another text in place of all of it. Errors as of ``replace``.

        Where labels in the text told who speaks, they tell it in the new text; else the turns follow the words.
        """
        now = self._now
        text = _written(text, now.text)
        if text != now.text:
            turns = _heard(text, now) if _says_who_speaks(now) else None
            self._do(now.rewritten(text, _edit_map(now.text, text), turns))

    def set_speaker(self, turn: int, label: str, *, everywhere: bool = False, in_text: bool = False) -> None:
        """Say who says a turn, or (``everywhere``) all turns that have its label.

        ``in_text`` also puts the label in place of the one that stands before the turn in the text, where one does.
        NotFoundError for a turn that is not there; RefusedError for a label of several lines.
        """
        now = self._now
        before = _the_turn(self, turn).speaker
        label = _label(label)
        chosen = [one.n for one in now.turns if one.n == turn or (everywhere and one.speaker == before)]
        places = [place for place in map(now.label, chosen if in_text else ()) if place is not None]
        if places:
            now = now.replaced_all(places, label)
        if label not in {one.speaker for one in now.turns} and is_interviewer(label):
            now = now.sided(label, Side.INTERVIEWER)
        self._do(now.labelled(turn, label, everywhere=everywhere))

    def set_side(self, turn: int, side: Side) -> None:
        """Say on which side the speaker of a turn is, in all their turns. NotFoundError."""
        self._do(self._now.sided(_the_turn(self, turn).speaker, side))

    def split(self, at: int) -> None:
        """Let a new turn of the same speaker begin at an offset, or at the word behind it.

        RefusedError where no turn has words on both sides of it.
        """
        now = self._now
        turn = next((turn for turn in now.turns if turn.words.holds(at)), None)
        words = trimmed(now.text, Span(at, turn.words.end)) if turn is not None else None
        if turn is None or not words or words.start == turn.words.start:
            raise RefusedError("versions.split_nothing", at=at)
        self._do(now.split(words.start))

    def join(self, turn: int) -> None:
        """Let a turn go on the one before it, with what stands between. NotFoundError; RefusedError for the first."""
        _the_turn(self, turn)
        if turn == 1:
            raise RefusedError("versions.join_first")
        self._do(self._now.joined(turn))

    def label(self, turn: int) -> Span | None:
        """Where the label of a turn stands in the text; None where it does not. NotFoundError."""
        _the_turn(self, turn)
        return self._now.label(turn)

    def back(self) -> bool:
        """Take the last change of this sitting back; False when there is none."""
        if len(self._states) > 1:
            self._states.pop()
            return True
        return False

    def abandon(self) -> None:
        """Take everything back."""
        del self._states[1:]

    def keep(self, reason: str = "") -> Act:
        """Write what was mended, as one act; without a change nothing is written.

        Where another version came meanwhile, what both changed is joined; where they changed the same words, both
        are kept as a fork. RefusedError for a text in which nobody says anything.
        """
        if not self.changed:
            return Act("", "versions.nothing_changed", {"name": self.begun.name}, transcript=self.begun.id)
        now = self._now
        if not now.turns:
            raise RefusedError("versions.nothing_said", name=self.begun.name)
        if now.text == self.begun.text:
            changes, texts = _mends(self.begun, self._version, now.turns)
        else:
            changes, texts = _version_beside(self._context, self.begun, self._version, now)
        said = {f"{SIDE}{label}": side.value for label, side in now.sides.items()}
        every = [*changes, *([Change(Kind.TRANSCRIPT, self.begun.id, said)] if said else [])]
        if reason:
            every[0] = Change(every[0].kind, every[0].entity, {**every[0].fields, REASON: reason})
        ops = self._context.write(every, texts)
        self._begin(self._context.transcript(self.begun.id))
        return describe(self._context, ops)

    @property
    def _now(self) -> Mending:
        return self._states[-1]

    def _do(self, mending: Mending) -> None:
        if not unicodedata.is_normalized("NFC", mending.text):
            raise RefusedError("versions.words_combine")
        if mending != self._now:
            self._states.append(mending)


def _the_turn(sitting: Sitting, n: int) -> Turn:
    """A turn by its number. NotFoundError."""
    turns = sitting.turns
    if not 1 <= n <= len(turns):
        raise NotFoundError("versions.turn_unknown", n=n, name=sitting.begun.name, count=len(turns))
    return turns[n - 1]


def _mends(begun: Transcript, version: str, turns: Sequence[Turn]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Labels and boundaries, as fields of the version that they were mended in; no text is new."""
    fields = mend_fields(difference(begun.turns, turns))
    return ((Change(Kind.VERSION, version, fields),) if fields else ()), ()


def _version_beside(
    context: Context, begun: Transcript, version: str, now: Mending
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """A new version, and, where another is shown by now, the one that joins both."""
    edits = now.edits.as_one
    row = context.store.tables.entity(Kind.VERSION, version)
    said = carried_times(row.fields, edits) if row is not None else {}
    mends = difference(now.begun, now.turns)
    growth = Growth(now.text, begun.text_hash, edits, now.turns, mends, said=said)
    return beside(context, begun.id, growth)


def _edit_map(old: str, new: str) -> EditMap:
    from intervjukod.anchoring.edits import edit_map  # nobody who merely opens a study needs it

    return edit_map(old, new)


def _written(words: str, before: str = "") -> str:
    """Words as they are stored. RefusedError for half and control characters but those the text had ``before``."""
    strange = set(_STRANGE.findall(words.replace("\r\n", "\n"))) - set(before)
    if strange:
        raise RefusedError("versions.words_control", signs=", ".join(f"U+{ord(sign):04X}" for sign in sorted(strange)))
    return canonical(words).text


def _label(label: str) -> str:
    """A speaker's label as it is stored, without its colon. RefusedError for one of several lines."""
    written = _written(label).strip().removesuffix(":").strip()
    if "\n" in written or "\t" in written:
        raise RefusedError("versions.label_lines", label=written)
    return written


def _says_who_speaks(now: Mending) -> bool:
    """Whether the turns are those, and no others, that the labels in the text tell of."""
    return [(one.words, one.speaker) for one in _heard(now.text, now)] == [
        (one.words, one.speaker) for one in now.turns
    ]


def _heard(text: str, before: Mending) -> tuple[Turn, ...]:
    """Who says what in a text by its labels; a speaker that was there before is on the side that they were on."""
    known = {turn.speaker: turn.side for turn in before.turns}
    return tuple(
        Turn(n, said.words, said.speaker, known.get(said.speaker, _side(said.speaker)), said.time)
        for n, said in enumerate(hear(text).said, 1)
    )


def _side(label: str) -> Side:
    """The side that a new label tells of."""
    return Side.INTERVIEWER if is_interviewer(label) else Side.INFORMANT
