"""What an edit of a text touched or took away: the queue *Att placera*, and what a person decides of each thing in it.

An anchor is never rewritten by machine. Accepting and placing write a new one, in the version shown; leaving says that
somebody looked and let it be, until the next version. Nothing goes away by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intervjukod.domain.anchor import Anchor, Placement, State
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.span import Span, surroundings
from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError
from intervjukod.storage.folding import FACET, QUOTE
from intervjukod.storage.journal import several
from intervjukod.study.context import Context
from intervjukod.study.deeds import called, describe
from intervjukod.study.shapes import Act
from intervjukod.study.version_deeds import ACCEPTED, HOW, LEFT, PLACED
from intervjukod.study.version_shapes import Misplaced, Proposal

CONTEXT = 40
"""Code points shown on each side of the words as they were."""

_ASKED, _ANSWERED = "asked", "answered"
_WAITS = (State.SIMILAR, State.LOST)


@dataclass(frozen=True, slots=True)
class _Item:
    """One anchor in the queue. ``part`` says which of an entity that has several: where asked, or the span anchored."""

    kind: Kind
    id: str
    part: str
    fields: Mapping[str, Any]
    anchor: Anchor
    placed: Placement

    @property
    def name(self) -> str:
        return f"{self.id}/{self.part}" if self.part else self.id

    @property
    def transcript(self) -> str:
        return str(self.fields["transcript"])

    @property
    def left(self) -> str:
        """The version (its text's hash) in which somebody let it be; "" for none."""
        return str(self.fields.get(f"{LEFT}{self.part}") or "")


class Placing:
    """A part of the room of versions. Each act is one gesture."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def queue(self, transcript: str = "", *, left: bool = True) -> Sequence[Misplaced]:
        """What waits, in one transcript (its id) or in all: by name, what is lost first, then by place.

        Codings, kept quotes, memos on passages, and where questions were asked and answered; without ``left``, not
        what somebody let be.
        """
        found = [(item.placed.span, _told(self._context, item)) for item in _items(self._context, transcript)]
        chosen = [(span, one) for span, one in found if left or not one.left]
        return [one for _, one in sorted(chosen, key=lambda each: (each[1].name, each[1].state, each[0], each[1].id))]

    def candidates(self, id_: str) -> Sequence[Proposal]:
        """Where the words of something in the queue may stand now, best first. NotFoundError, AmbiguousError."""
        from intervjukod.anchoring.candidates import candidates  # nobody else who opens a study needs it

        item = _found(self._context, id_)
        opened = self._context.transcript(item.transcript)
        texts = self._context.store.texts
        if not texts.has(item.anchor.text):
            return ()
        old = texts.get(item.anchor.text)
        near = item.placed.span.start if item.placed.state is not State.LOST else _near(self._context, item)
        return [
            Proposal(
                one.span.start,
                one.span.end,
                one.span.of(opened.text),
                opened.place(one.span),
                one.score,
                one.reasons,
            )
            for one in candidates(old, item.anchor.span, opened.text, near=near)
        ]

    def beside(self, id_: str) -> Span | None:
        """Where something in the queue would stand by its neighbours, maybe empty; None where no edit tells it.

        NotFoundError, AmbiguousError.
        """
        item = _found(self._context, id_)
        edits = self._context.store.journal.folding.versions(item.transcript).edits.get(item.anchor.text)
        return None if edits is None else edits.project(item.anchor.span)

    def accept(self, id_: str) -> Act:
        """Let something similar stand where it stands now. RefusedError for what is lost."""
        item = _found(self._context, id_)
        if item.placed.state is State.LOST:
            raise RefusedError("versions.nothing_to_accept", id=item.name)
        return self._write([_anew(self._context, [(item, item.placed.span)], ACCEPTED)])

    def accept_similar(self, transcript: str, only: Collection[str] | None = None) -> Act:
        """Let everything similar in a transcript (its id), or ``only`` these (ids), stand where it does, as one act."""
        similar = (item for item in _items(self._context, transcript) if item.placed.state is State.SIMILAR)
        items = [item for item in similar if only is None or item.name in only]
        if not items:
            return Act("", "versions.nothing_similar", {"name": self._context.transcript(transcript).name}, count=0)
        by_thing: dict[tuple[Kind, str], list[tuple[_Item, Span]]] = {}
        for item in items:
            by_thing.setdefault((item.kind, item.id), []).append((item, item.placed.span))
        return self._write([_anew(self._context, placed, ACCEPTED) for placed in by_thing.values()])

    def place(self, id_: str, span: Span) -> Act:
        """Say where something stands, in the version shown. NotFoundError for a span without words."""
        item = _found(self._context, id_)
        self._context.check_span(self._context.transcript(item.transcript), span)
        return self._write([_anew(self._context, [(item, span)], PLACED)])

    def leave(self, id_: str, left: bool = True) -> Act:
        """Let something be: it stays in the queue, marked, until the text changes again; or take the mark away."""
        item = _found(self._context, id_)
        shown = self._context.transcript(item.transcript).text_hash
        return self._write([Change(item.kind, item.id, {f"{LEFT}{item.part}": shown if left else None})])

    def remove(self, id_: str) -> Act:
        """Take something in the queue away: the coding, the memo, or the place of a question."""
        item = _found(self._context, id_)
        fields = _without(item) if item.kind == Kind.ANSWER else {"exists": False}
        return self._write([Change(item.kind, item.id, fields)])

    def _write(self, changes: Sequence[Change]) -> Act:
        return describe(self._context, self._context.write(changes))


def _items(context: Context, transcript: str = "") -> Iterator[_Item]:
    """Every anchor whose words were touched or taken away."""
    tables = context.store.tables
    for id_ in (transcript,) if transcript else context.store.audit.edited():
        yield from _codings(context, id_)
        versions = context.store.journal.folding.versions(id_)
        for kind in (Kind.MEMO, Kind.ANSWER):
            for row in tables.entities_of(kind, id_):
                for part, anchor in _anchors(kind, row.fields):
                    placed = versions.place(anchor)
                    if placed.state in _WAITS:
                        yield _Item(kind, row.id, part, row.fields, anchor, placed)


def _codings(context: Context, transcript: str) -> Iterator[_Item]:
    """The codings that wait: their places are in the table, only what they say is folded."""
    found = context.store.tables.codings("c.state IN ('similar', 'lost') AND t.id = ?", [transcript])
    rows = {row.id: row for row in found}
    for coding in several(context.store.journal, Kind.CODING, list(rows)):
        row = rows[coding.id]
        placed = Placement(Span(row.start, row.end), State(row.state))
        yield _Item(Kind.CODING, coding.id, "", coding.fields, Anchor.from_field(coding.fields["anchor"]), placed)


def _anchors(kind: Kind, fields: Mapping[str, Any]) -> Iterator[tuple[str, Anchor]]:
    """The anchors of a memo or an answer, each with the part that it is."""
    if kind == Kind.MEMO:
        if fields.get("anchor"):
            yield "", Anchor.from_field(fields["anchor"])
        return
    if fields.get(_ASKED):
        yield _ASKED, Anchor.from_field(fields[_ASKED])
    for field in fields.get(_ANSWERED) or ():
        anchor = Anchor.from_field(field)
        yield str(anchor.span), anchor


def _found(context: Context, name: str) -> _Item:
    """Something in the queue by its id, or a unique prefix of six or more. NotFoundError, AmbiguousError."""
    head, slash, part = name.partition("/")
    if len(head) < 6:
        raise NotFoundError("id_short", id=name)
    found = [
        item
        for item in _items(context)
        if (item.id == head if slash else item.id.startswith(head)) and (not slash or item.part == part)
    ]
    if not found:
        raise NotFoundError("versions.not_in_queue", id=name)
    if len(found) > 1:
        raise AmbiguousError("id_ambiguous", id=name, found=", ".join(item.name for item in found))
    return found[0]


def _near(context: Context, item: _Item) -> int | None:
    """Where it would stand by its neighbours."""
    edits = context.store.journal.folding.versions(item.transcript).edits.get(item.anchor.text)
    return None if edits is None else edits.project(item.anchor.span).start


def _anew(context: Context, placed: Sequence[tuple[_Item, Span]], how: str) -> Change:
    """The change that gives anchors of one thing new places, in the version shown."""
    first = placed[0][0]
    opened = context.transcript(first.transcript)
    fields: dict[str, Any] = {HOW: how}
    for item, span in placed:
        anchor = context.anchor(opened, span)
        if item.part in ("", _ASKED):
            fields[item.part or "anchor"] = anchor
        else:
            answered = fields.setdefault(_ANSWERED, list(first.fields[_ANSWERED]))
            answered[_number(item)] = anchor
    return Change(first.kind, first.id, fields)


def _number(item: _Item) -> int:
    """Which of the places where a question is answered it is."""
    return [Anchor.from_field(field) for field in item.fields[_ANSWERED]].index(item.anchor)


def _without(item: _Item) -> dict[str, Any]:
    """An answer without one of its places."""
    if item.part == _ASKED:
        return {_ASKED: None}
    answered = list(item.fields[_ANSWERED])
    del answered[_number(item)]
    return {_ANSWERED: answered}


def _told(context: Context, item: _Item) -> Misplaced:
    opened = context.transcript(item.transcript)
    texts = context.store.texts
    lost = item.placed.state is State.LOST
    before = old = after = ""
    if texts.has(item.anchor.text):
        text = texts.get(item.anchor.text)
        old = item.anchor.span.of(text)
        before, after = (part.of(text) for part in surroundings(text, item.anchor.span, CONTEXT))
    kind, what = _what(context, item)
    return Misplaced(
        id=item.name,
        kind=kind,
        transcript=item.transcript,
        name=opened.name,
        state=item.placed.state.value,
        what=what,
        coder=str(item.fields.get("coder", "")),
        old=old,
        before=before,
        after=after,
        new="" if lost else item.placed.span.of(opened.text),
        span=None if lost else item.placed.span,
        place=opened.reference if lost else opened.place(item.placed.span),
        left=item.left == opened.text_hash,
        facets={name[len(FACET) :]: value for name, value in item.fields.items() if name.startswith(FACET) and value},
    )


def _what(context: Context, item: _Item) -> tuple[str, str]:
    """What kind of thing it is, and what people know it by."""
    said = item.fields
    if item.kind == Kind.ANSWER:
        number = called(context, str(said.get("guide", "")), str(said.get("question", "")))
        return (_ASKED if item.part == _ASKED else _ANSWERED), number
    if item.kind == Kind.MEMO:
        return "memo", str(said.get("text", ""))
    code = context.book.by_key.get(context.book.resolve(str(said.get("code", ""))))
    label = code.name(context.language) if code is not None else str(said.get("code", ""))
    return ("quote" if said.get(QUOTE) else "coding"), label
