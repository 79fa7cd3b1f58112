"""Three copies of one study in memory, each with its coder and its clock, and what people do on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any
from unittest.mock import patch

from intervjukod.domain.anchor import anchor, text_hash
from intervjukod.domain.edit_map import EditMap, Kept
from intervjukod.domain.journal import Change, Kind, Op, cancelled_gestures, wall_of
from intervjukod.domain.journal.identity import done_id, imported_coding_id, memo_id, transcript_id, version_id
from intervjukod.domain.span import Span
from intervjukod.domain.versions import edits_to_field
from intervjukod.storage import Store
from intervjukod.storage.steps import Step

STUDY = "b0d1f6a2-8a43-4f0e-9d8e-2f5f0f6e7c11"
CODERS = ("Anna", "Bo", "Cia")
CODES = ("staffing", "samverkan", "förflyttning")
STEMS = ("I01", "I02")
SAID = (
    "Vi är för få. Mm. På kvällen är vi två, ibland en. Mm. Det är så.",
    "Förr stod de här 👮🏽 nu står de där borta. Mm. Folk flyttar sig.",
)
WORDS = ("", "Mm. ", "nej, ", "å ", "kolleger ", "👮🏽")
START = 1_700_000_000_000
MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Act:
    """What someone does on replica ``on``. ``pick`` and ``other`` choose, modulo what there is to choose from."""

    on: int
    verb: str
    pick: int
    other: int
    minutes: int


class Replica:
    """One copy: ``coder`` works here by a clock that is ``skew`` milliseconds wrong."""

    def __init__(self, coder: str, skew: int = 0, store: Store | None = None) -> None:
        self.coder = coder
        self.time = START + skew
        self.store = store or Store.in_memory(now=lambda: self.time)

    def append(self, *changes: Change, texts: Iterable[str] = ()) -> list[Op]:
        return self.store.journal.append(changes, self.coder, texts=texts)

    def ops(self) -> list[Op]:
        return list(self.store.journal.ops())

    def take(self, other: Replica) -> None:
        """Merge: the union of both journals, here."""
        self.store.arrival.take(other.ops(), other.store.texts.rows(other.store.texts.hashes()))

    def codings(self) -> list[str]:
        return sorted(row.id for row in self.store.tables.codings())

    def gestures(self, *, cancelled: bool) -> list[str]:
        return sorted(row.id for row in self.store.journal.gestures.rows() if row.cancelled == cancelled)


class World:
    """Three replicas, and what each op's writer knew: every op in the journal then, and those that stood."""

    def __init__(self) -> None:
        self.replicas = [Replica("Anna", 0), Replica("Bo", -3 * 86_400_000), Replica("Cia", 5 * MINUTE)]
        self.known: dict[str, frozenset[str]] = {}
        self.standing: dict[str, frozenset[str]] = {}
        self._count = count(1)

    def do(self, act: Act) -> None:
        """Do it; what cannot be done there and then is left undone."""
        replica = self.replicas[act.on]
        replica.time += act.minutes * MINUTE
        before = replica.ops()
        getattr(self, f"_{act.verb}")(replica, act)
        if any(op.kind == Kind.WITHDRAWN for op in before):
            replica.store.arrival.take([], [])  # what was withdrawn is not taken in again
        cancelled = cancelled_gestures(before)
        known = frozenset(op.id for op in before)
        standing = frozenset(op.id for op in before if op.gesture not in cancelled)
        for op in replica.ops():
            if op.id not in known:
                self.known.setdefault(op.id, known)
                self.standing.setdefault(op.id, standing)
                known, standing = known | {op.id}, standing | {op.id}

    def exchange(self, steps: Iterable[tuple[int, int]]) -> None:
        """Merge ``(to, from)`` by ``(to, from)``."""
        for to, source in steps:
            self.replicas[to].take(self.replicas[source])

    def exchange_all(self, order: Iterable[int]) -> None:
        """Merge until everybody has everything, in an order of the replicas."""
        first, second, third = order
        self.exchange([(first, second), (first, third), (second, first), (third, second), (first, third)])

    def next_id(self, milliseconds: int | None = None) -> str:
        """An id that is new, the same in every run, and in no order."""
        n = next(self._count)
        return f"{n * 7919 % 1009:04d}-{n}"

    def close(self) -> None:
        for replica in self.replicas:
            replica.store.close()

    def _take_in(self, replica: Replica, act: Act) -> None:
        take_in(replica, act.pick)

    def _edit(self, replica: Replica, act: Act) -> None:
        """Put other words in place of some, in the version shown."""
        shown = shown_text(replica, act.pick)
        if shown is not None:
            transcript, parent, text = shown
            cut = span_in(text, act.other)
            new = text[: cut.start] + WORDS[act.other % len(WORDS)] + text[cut.end :]
            if new != text:
                replica.append(version(transcript, new, parent, edit(text, new, cut)), texts=[new])

    def _revert(self, replica: Replica, act: Act) -> None:
        """Edit the version shown back into the very first text."""
        shown = shown_text(replica, act.pick)
        if shown is not None:
            transcript, parent, text = shown
            new = next(said for said, stem in zip(SAID, STEMS, strict=True) if transcript_id(STUDY, stem) == transcript)
            if new != text:
                replica.append(version(transcript, new, parent, EditMap(len(text), len(new), ())), texts=[new])

    def _mend(self, replica: Replica, act: Act) -> None:
        """Give a turn of the version shown another speaker, set a boundary, or take one away."""
        shown = shown_text(replica, act.pick)
        if shown is not None:
            transcript, _, text = shown
            current = replica.store.journal.folding.versions(transcript).current
            start = (0, 5, 15, 21, len(text) // 2, len(text) - 3)[act.other % 6]
            label = ("P", "IP1", "I", False, None)[(act.other + act.minutes) % 5]
            if current is not None:
                replica.append(Change(Kind.VERSION, current.id, {f"turn:{start}": label}))

    def _side(self, replica: Replica, act: Act) -> None:
        transcript = transcript_id(STUDY, STEMS[act.pick % 2])
        side = ("interviewer", "informant", None)[act.other % 3]
        replica.append(Change(Kind.TRANSCRIPT, transcript, {f"side:{('P', 'IP1')[act.other % 2]}": side}))

    def _end_fork(self, replica: Replica, act: Act) -> None:
        """Let one of the versions that stand beside each other stand alone, by an edit from each of the others."""
        shown = shown_text(replica, act.pick)
        versions = replica.store.journal.folding.versions(shown[0]) if shown is not None else None
        if shown is None or versions is None or not versions.forks:
            return
        tips = [versions.all[-1].text, *dict.fromkeys(fork.text for fork in versions.forks)]
        chosen = tips.pop(act.other % len(tips))
        ways = versions.edits_to(chosen)
        there = [(text, ways[text].as_one) for text in tips if text in ways]
        if replica.store.texts.has(chosen) and there:
            change = version(shown[0], replica.store.texts.get(chosen), *there[0])
            joins = [[text, edits_to_field(edits)] for text, edits in there[1:]]
            replica.append(Change(Kind.VERSION, change.entity, {**change.fields, "joins": joins}))

    def _code(self, replica: Replica, act: Act) -> None:
        shown = shown_text(replica, act.pick)
        if shown is not None:
            replica.append(Change(Kind.CODING, self.next_id(), coding(replica.coder, shown, act.other)))

    def _several(self, replica: Replica, act: Act) -> None:
        """One gesture of several changes: two codings made, one of them changed, another removed."""
        shown = shown_text(replica, act.pick)
        if shown is not None:
            first, second = self.next_id(), self.next_id()
            old = replica.codings()[act.other % 2 : 1]
            replica.append(
                Change(Kind.CODING, first, coding(replica.coder, shown, act.other)),
                Change(Kind.CODING, second, coding(replica.coder, shown, act.pick)),
                Change(Kind.CODING, first, {"facet:riktning": "ökat"} if act.other % 3 else {"exists": False}),
                *(Change(Kind.CODING, id_, {"exists": False}) for id_ in old),
            )

    def _load(self, replica: Replica, act: Act) -> None:
        """A coding as a file has it: every replica makes the same."""
        shown = shown_text(replica, act.pick)
        if shown is not None:
            transcript, hash_, text = shown
            span, code = span_in(text, act.other % 2), CODES[act.other % 2]
            id_ = imported_coding_id(STUDY, hash_, span, code, "Anna")
            fields = {"exists": True, "transcript": transcript, "code": code, "coder": "Anna"}
            quoted = anchor(text, hash_, span, "salt").to_field()
            replica.append(Change(Kind.CODING, id_, {**fields, "anchor": quoted, "created": "2024-05-01T10:00:00Z"}))

    def _recode(self, replica: Replica, act: Act) -> None:
        self._change(replica, act, {"code": CODES[act.other % len(CODES)]})

    def _facet(self, replica: Replica, act: Act) -> None:
        self._change(replica, act, {"facet:riktning": ("ökat", "minskat", None)[act.other % 3]})

    def _quote(self, replica: Replica, act: Act) -> None:
        said = ({"quote": None}, {"quote": True}, {"citation": "Det [här]"}, {"citation": ""})
        self._change(replica, act, said[act.other % 4])

    def _remove(self, replica: Replica, act: Act) -> None:
        self._change(replica, act, {"exists": False})

    def _move(self, replica: Replica, act: Act) -> None:
        shown = shown_text(replica, act.other)
        if shown is not None:
            transcript, hash_, text = shown
            moved = anchor(text, hash_, span_in(text, act.other), "salt").to_field()
            for id_ in replica.codings():
                row = next(replica.store.tables.codings("c.id = ?", (id_,)))
                if row.transcript == transcript:
                    replica.append(Change(Kind.CODING, id_, {"anchor": moved}))
                    return

    def _change(self, replica: Replica, act: Act, fields: Mapping[str, Any]) -> None:
        codings = replica.codings()
        if codings:
            replica.append(Change(Kind.CODING, codings[act.pick % len(codings)], fields))

    def _memo(self, replica: Replica, act: Act) -> None:
        """One coder's memo, which she may write on any of her machines."""
        codings = replica.codings()
        if codings:
            subject = codings[act.pick % len(codings)]
            fields = {"exists": True, "about": "coding", "subject": subject, "coder": "Anna", "text": WORDS[act.other]}
            replica.append(Change(Kind.MEMO, memo_id(STUDY, "coding", subject, None, "Anna"), fields))

    def _done(self, replica: Replica, act: Act) -> None:
        transcript = transcript_id(STUDY, STEMS[act.pick % 2])
        fields = {"exists": act.other % 2 == 0, "transcript": transcript, "coder": replica.coder}
        replica.append(Change(Kind.DONE, done_id(transcript, replica.coder), fields))

    def _attribute(self, replica: Replica, act: Act) -> None:
        transcript = transcript_id(STUDY, STEMS[act.pick % 2])
        replica.append(Change(Kind.TRANSCRIPT, transcript, {"person:role": ("polis", "vakt")[act.other % 2]}))

    def _undo(self, replica: Replica, act: Act) -> None:
        step_of(replica, replica.store.steps.to_undo(replica.coder))

    def _redo(self, replica: Replica, act: Act) -> None:
        step_of(replica, replica.store.steps.to_redo(replica.coder))

    def _back(self, replica: Replica, act: Act) -> None:
        """Take back one's own newest acts, all at once."""
        newest = [row for row in replica.store.gestures.rows() if row.actor == replica.coder and not row.cancelled]
        step_of(replica, Step(tuple(row.id for row in newest[: act.pick]), back=True))

    def _cancel(self, replica: Replica, act: Act) -> None:
        gestures = replica.gestures(cancelled=False)
        if gestures:
            replica.store.journal.cancel(gestures[act.pick % len(gestures)], replica.coder)

    def _uncancel(self, replica: Replica, act: Act) -> None:
        gestures = replica.gestures(cancelled=True)
        if gestures:
            replica.store.journal.cancel(gestures[act.pick % len(gestures)], replica.coder, cancelled=False)

    def _unknown_kind(self, replica: Replica, act: Act) -> None:
        self._from_elsewhere(replica, "sketch", f"sketch{act.pick}", {"exists": True, "lines": [[0, 1]]}, 1)

    def _newer_payload(self, replica: Replica, act: Act) -> None:
        """A newer release changes a coding, or makes one, in its own way."""
        codings = replica.codings()
        id_ = codings[act.pick % len(codings)] if codings and act.other % 2 else self.next_id()
        self._from_elsewhere(replica, Kind.CODING, id_, {"exists": True, "anchor": {"form": "ring"}}, 2)

    def _from_elsewhere(self, replica: Replica, kind: str, entity: str, fields: Mapping[str, Any], v: int) -> None:
        stamp = max((op.stamp for op in replica.ops()), default=0) + 1
        id_ = self.next_id()
        op = Op(id_, "newer", stamp, stamp, wall_of(stamp), "Dan", kind, entity, fields, self.next_id(), {}, v)
        replica.store.arrival.take([op], [])

    def _merge(self, replica: Replica, act: Act) -> None:
        other = self.replicas[act.pick % 3]
        if other is not replica:
            replica.take(other)

    def _withdraw(self, replica: Replica, act: Act) -> None:
        """Withdraw all that is known of one transcript, and obey the list at once."""
        transcript = transcript_id(STUDY, STEMS[act.pick % 2])
        ops = [op for op in replica.ops() if transcript in (op.entity, op.fields.get("transcript"))]
        if ops:
            texts = sorted({op.fields["text"] for op in ops if op.kind == Kind.VERSION and op.fields})
            entities = sorted({(str(op.kind), op.entity) for op in ops})
            said = {"texts": texts, "entities": [list(entity) for entity in entities]}
            replica.append(Change(Kind.WITHDRAWN, self.next_id(), said))
            replica.store.arrival.take([], [])


@contextmanager
def world(acts: Iterable[Act] = ()) -> Iterator[World]:
    """A world after ``acts``, with ids that are the same in every run."""
    made = World()
    with patch("intervjukod.storage.journal.uuid7", made.next_id):
        try:
            for act in acts:
                made.do(act)
            yield made
        finally:
            made.close()


def step_of(replica: Replica, step: Step) -> None:
    """Do what an undo, a redo or a going back is about."""
    if step.gestures:
        again = step.back and not step.cancelled
        replica.store.journal.cancel(step.gestures, replica.coder, step.cancelled, again=again)


def take_in(replica: Replica, pick: int) -> None:
    """Take in one of the two transcripts, as every replica does it."""
    stem, text = STEMS[pick % 2], SAID[pick % 2]
    transcript = transcript_id(STUDY, stem)
    replica.append(
        Change(Kind.TRANSCRIPT, transcript, {"exists": True, "name": stem, "file": f"{stem}.txt"}),
        version(transcript, text, "", None),
        texts=[text],
    )


def span_in(text: str, pick: int) -> Span:
    """One of six passages of a text, some overlapping, one of them the same words as another."""
    start = (0, 4, 14, 20, len(text) // 2, len(text) - 6)[pick % 6]
    return Span(max(0, start), min(len(text), max(0, start) + 4 + pick))


def edit(old: str, new: str, cut: Span) -> EditMap:
    """The edit that put something in place of ``cut``."""
    after = len(old) - cut.end
    runs = (Kept(0, 0, cut.start), Kept(cut.end, len(new) - after, after))
    return EditMap(len(old), len(new), tuple(run for run in runs if run.length))


def version(transcript: str, text: str, parent: str, edits: EditMap | None) -> Change:
    """The change that makes a text version."""
    fields = {
        "exists": True,
        "transcript": transcript,
        "text": text_hash(text),
        "parent": parent,
        "map": edits_to_field(edits),
        "turns": [[0, len(text), "P", "p", None]],
    }
    return Change(Kind.VERSION, version_id(transcript, text_hash(text), parent), fields)


def coding(coder: str, shown: tuple[str, str, str], pick: int) -> dict[str, Any]:
    """Fields of a coding of one of the passages of the text shown."""
    transcript, hash_, text = shown
    return {
        "exists": True,
        "transcript": transcript,
        "anchor": anchor(text, hash_, span_in(text, pick), "salt").to_field(),
        "code": CODES[pick % len(CODES)],
        "coder": coder,
    }


def shown_text(replica: Replica, pick: int) -> tuple[str, str, str] | None:
    """Transcript, hash and text of a version shown; None where there is nothing to see."""
    store = replica.store
    transcripts = sorted(row.id for row in store.tables.entities(Kind.TRANSCRIPT))
    currents = [(id_, store.journal.folding.versions(id_).current) for id_ in transcripts]
    seen = [(id_, current.text) for id_, current in currents if current and store.texts.has(current.text)]
    if not seen:
        return None
    transcript, hash_ = seen[pick % len(seen)]
    return transcript, hash_, store.texts.get(hash_)
