"""Retrieval: coded passages with their words, chosen by code, by who speaks, by what stands near, by what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum

from intervjukod.domain.anchor import PLACED, Anchor, State, is_quote
from intervjukod.domain.coding import Coding, Passage
from intervjukod.domain.folding import find_folded, fold
from intervjukod.domain.guide import is_under, several
from intervjukod.domain.journal import Kind
from intervjukod.domain.span import Span, count_overlapping, holds_one, uncut
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.storage.rows import compact
from intervjukod.storage.tables import KEPT, CodingRow
from intervjukod.study.answers import confirmed, find_question
from intervjukod.study.coded import codings
from intervjukod.study.context import ANSWERED, Context
from intervjukod.study.counting import check_attribute, voices
from intervjukod.study.points import past
from intervjukod.study.proposals import proposals
from intervjukod.study.quotations import proved
from intervjukod.study.rules import check_facet
from intervjukod.study.uncollected import uncollected

_IN_TRANSCRIPTS = "t.id IN (SELECT value FROM json_each(?))"
_WITH_CODES = "k.id IN (SELECT value FROM json_each(?))"


class NearBy(StrEnum):
    """What two passages must share for one to be near the other: words, a turn, or the answer to a question."""

    OVERLAP = "overlap"
    TURN = "turn"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Sought:
    """What passages are wanted; what is empty narrows nothing.

    ``role`` is a path; ``coders`` None means everybody's; ``near`` is another code; ``text`` must stand in the
    words, folded as a search folds; ``quoted`` asks for those that are kept as quotes.
    """

    code: str = ""
    role: str = ""
    site: str = ""
    question: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    coders: Sequence[str] | None = None
    transcript: str = ""
    text: str = ""
    near: str = ""
    near_by: str = NearBy.OVERLAP
    quoted: bool = False


def passages(context: Context, sought: Sought, at: str = "") -> list[Passage]:
    """By transcript and place; ``at`` a point, as they stood then. Errors as of ``Reading.passages``."""
    if not at:
        with uncollected():
            return _Retrieval(context, sought).passages()
    then = past(context, at)
    with closing(then.store), uncollected():
        return _Retrieval(then, sought).passages()


class _Retrieval:
    def __init__(self, context: Context, sought: Sought) -> None:
        self._context = context
        self._sought = sought
        _check(context, sought)
        self._codes = _below(context, sought.code)
        self._near = _below(context, sought.near)
        self._places: dict[str, Sequence[Span]] = {}

    def passages(self) -> list[Passage]:
        context = self._context
        rows = list(context.store.tables.codings(*self._where()))
        neighbours = _Neighbours(context, rows, self._near, self._sought.near_by)
        chosen = [row for row in rows if self._is_chosen(row)]
        found: list[Passage] = []
        for coding, row in zip(codings(context, chosen), chosen, strict=True):
            if (self._near and not neighbours.has(coding)) or not self._is_wanted(coding):
                continue
            passage = _passage(context, coding, row.quote)
            if passage is not None and self._matches(passage, coding):
                found.append(passage)
        return sorted(found, key=lambda passage: (passage.transcript, passage.start, -passage.end))

    def _where(self) -> tuple[str, list[object]]:
        """What the table can tell, as a condition and its values."""
        conditions: list[str] = []
        values: list[object] = []
        if self._sought.coders is not None:
            conditions.append(f"p.id IN ({', '.join('?' * len(self._sought.coders))})")
            values += self._sought.coders
        if self._sought.transcript:
            conditions.append("t.id = ?")
            values.append(self._context.find_transcript(self._sought.transcript))
        elif self._sought.role or self._sought.site:
            conditions.append(_IN_TRANSCRIPTS)
            values.append(compact(sorted(self._with_voices())))
        if self._sought.quoted and not self._near:
            conditions.append(KEPT)
        if self._codes:
            resolve, wanted = self._context.book.resolve, self._codes | self._near
            conditions.append(_WITH_CODES)
            known = self._context.store.mentions.ever(Kind.CODE)
            values.append(compact(sorted(key for key in known if resolve(key) in wanted)))
        return " AND ".join(conditions), values

    def _with_voices(self) -> Iterator[str]:
        """The transcripts (ids) in which somebody has the role and somebody the site that are sought."""
        for id_, heard in voices(self._context).items():
            attributes = [voice.attributes for voice in heard]
            roles = (_is_of(one.get("role", ""), self._sought.role) for one in attributes)
            sites = (self._sought.site in several(one.get("site", "")) for one in attributes)
            if (not self._sought.role or any(roles)) and (not self._sought.site or any(sites)):
                yield id_

    def _is_chosen(self, row: CodingRow) -> bool:
        if self._codes and self._context.book.resolve(row.code) not in self._codes:
            return False
        return row.kept or not self._sought.quoted

    def _is_wanted(self, coding: Coding) -> bool:
        """What can be told of a coding before its transcript is opened."""
        sought = self._sought
        if any(coding.facet(name) != value for name, value in sought.facets.items()):
            return False
        if not sought.question:
            return True
        answered = _answered(self._context, coding.transcript, sought.question)
        return any(span.overlaps(coding.span) for span in answered)

    def _matches(self, passage: Passage, coding: Coding) -> bool:
        sought = self._sought
        if sought.role and not _is_of(passage.role, sought.role):
            return False
        if sought.site and sought.site not in several(passage.site):
            return False
        return not sought.text.strip() or self._says(coding, passage.text)

    def _says(self, coding: Coding, words: str) -> bool:
        """Whether the text sought stands in a passage; each transcript is searched once, not each passage."""
        if coding.state in PLACED:
            found = self._found_in(coding.transcript)
            if holds_one(coding.span, found):
                return True
            if uncut(coding.span, found) == coding.span:
                return False
        return bool(find_folded(fold(words), self._sought.text))

    def _found_in(self, transcript: str) -> Sequence[Span]:
        if transcript not in self._places:
            folded = fold(self._context.transcript(transcript).text)
            self._places[transcript] = find_folded(folded, self._sought.text)
        return self._places[transcript]


class _Neighbours:
    """The codings with the other code, by transcript: how many of them overlap a passage is two bisections."""

    def __init__(self, context: Context, rows: Iterable[CodingRow], codes: frozenset[str], near_by: str) -> None:
        self._context = context
        self._codes = codes
        self._near_by = near_by
        spans: dict[str, list[Span]] = {}
        for row in rows:
            if codes and row.state in PLACED and context.book.resolve(row.code) in codes:
                spans.setdefault(row.transcript, []).append(Span(row.start, row.end))
        self._ends = {
            transcript: (sorted(span.start for span in found), sorted(span.end for span in found))
            for transcript, found in spans.items()
        }

    def has(self, coding: Coding) -> bool:
        """Whether another coding stands near this one; it is none of its own neighbours."""
        if coding.transcript not in self._ends or coding.state not in PLACED:
            return False
        starts, ends = self._ends[coding.transcript]
        own = int(coding.code in self._codes)
        return any(count_overlapping(starts, ends, zone) > own for zone in self._zones(coding))

    def _zones(self, coding: Coding) -> Iterator[Span]:
        """The spans, each overlapping the passage, that a neighbour must overlap too."""
        if self._near_by == NearBy.OVERLAP:
            yield coding.span
        elif self._near_by == NearBy.TURN:
            yield from (turn.words for turn in self._context.transcript(coding.transcript).turns_in(coding.span))
        else:
            answered = _answered(self._context, coding.transcript)
            yield from (span for span in answered if span.overlaps(coding.span))


def _check(context: Context, sought: Sought) -> None:
    """Errors for what the study does not know, before anything is read."""
    if sought.role:
        check_attribute(context, "role", sought.role)
    if sought.site:
        check_attribute(context, "site", sought.site)
    if sought.question:
        find_question(context, sought.question)
    for name, value in sought.facets.items():
        check_facet(context, "", name, value)
    if sought.near_by not in tuple(NearBy):
        raise RefusedError("near_by_unknown", name=sought.near_by, known=", ".join(NearBy))


def _below(context: Context, code: str) -> frozenset[str]:
    """The keys of a code and of those below it; none for ""."""
    return frozenset(context.book.below(context.find_code(code))) if code else frozenset()


def _passage(context: Context, coding: Coding, quote: str) -> Passage | None:
    try:
        opened = context.transcript(coding.transcript)
    except NotFoundError:
        return None
    text = _words(context, coding, opened)
    if coding.state is State.SAME and not is_quote(quote, text):
        raise RefusedError("anchor_broken", id=coding.id, name=opened.name)
    placed = coding.span if coding.state in PLACED else Span(0, 0)
    heard = [speaker for speaker in opened.speakers_in(placed) if speaker.informant]
    turn = next(opened.turns_in(placed), None)
    code = context.book.by_key.get(coding.code)
    followed = bool(coding.citation) and proved(text, coding.citation) is not None
    return Passage(
        id=coding.id,
        transcript=opened.name,
        start=coding.span.start,
        end=coding.span.end,
        text=text,
        code=coding.code,
        label=code.name(context.language) if code is not None else coding.code,
        coder=coding.coder,
        informant=_joined(speaker.informant for speaker in heard),
        role=_joined(speaker.role for speaker in heard),
        site=_joined(speaker.attributes.get("site", "") for speaker in heard),
        facets=coding.facets,
        memo=coding.memo,
        created=coding.created,
        place=opened.place(placed),
        turn=turn.n if turn is not None else 0,
        state=coding.state.value,
        quoted=coding.quoted,
        citation=coding.citation if followed else "",
        unproved="" if followed else coding.citation,
    )


def _words(context: Context, coding: Coding, opened: Transcript) -> str:
    """The words that were coded; what has no place in the text shown has them in the text it was coded in."""
    if coding.state in PLACED:
        return coding.span.of(opened.text)
    entity = context.store.journal.entity(Kind.CODING, coding.id)
    texts = context.store.texts
    if entity is None or not texts.has(entity.fields["anchor"][0]):
        return ""
    anchored = Anchor.from_field(entity.fields["anchor"])
    return anchored.span.of(texts.get(anchored.text))


def _answered(context: Context, transcript: str, question: str = "") -> Sequence[Span]:
    """Where a question is answered, or any; as confirmed, else as proposed."""

    def read() -> Sequence[Span]:
        told = {(one.guide, one.question): one for one in proposals(context, transcript)}
        told |= {(one.guide, one.question): one for one in confirmed(context, transcript)}
        return [span for (_, id_), one in told.items() if question in ("", id_) for span in one.answered]

    return context.kept((ANSWERED, transcript, question), read)


def _is_of(roles: str, wanted: str) -> bool:
    """Whether one of the roles is the path that is wanted, or below it."""
    return any(is_under(role, (wanted,)) for role in several(roles))


def _joined(values: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(value for value in values if value))
