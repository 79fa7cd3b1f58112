"""The room of history: undo and redo, what was done, milestones, merging, checking."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import uuid7
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.storage.gestures import NOW, GestureRow
from intervjukod.study import merging
from intervjukod.study.context import MACHINE, Context, iso
from intervjukod.study.deeds import describe
from intervjukod.study.doctor import examine
from intervjukod.study.looking_back import find_gesture, narrowed, resting
from intervjukod.study.points import moment_of, vector
from intervjukod.study.shapes import Act, Check, CoderRow, HistoryRow, MergeReport, MilestoneRow, Resting
from intervjukod.study.writing_back import write_back

DESCRIBED = 40
"""Ops of one gesture that are read to tell what it did."""

_IN_FILES = frozenset((str(Kind.CODE), str(Kind.CODEBOOK)))
"""What stands in a codebook file too, which an undo must bring up to date."""


class History:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def undo(self, coder: str = "") -> Act | None:
        """Cancel one's own newest gesture; None when there is none. Works across restarts, without end."""
        who = coder or self._context.coder
        return self._on_stack(self._context.store.gestures.to_undo(who), who, True)

    def redo(self, coder: str = "") -> Act | None:
        """Take back the last undo; None when there is none or something was done since."""
        who = coder or self._context.coder
        return self._on_stack(self._context.store.gestures.to_redo(who), who, False)

    def cancel(self, gesture: str) -> Act:
        """Cancel any gesture (its id), also another coder's or the program's; ``restore`` takes that back.

        Tell people first what ``rests_on`` it. One that is cancelled already is left as it is. NotFoundError.
        """
        return self._judge(gesture, True)

    def restore(self, gesture: str) -> Act:
        """Take the cancelling of a gesture (its id) back. NotFoundError."""
        return self._judge(gesture, False)

    def rests_on(self, gesture: str) -> Resting:
        """Living work of other gestures that is hidden when this one (its id) is cancelled. NotFoundError."""
        return resting(self._context, gesture, self._row)

    def find(self, name: str) -> str:
        """A gesture's id from an arrival number or a unique prefix of six or more. NotFoundError, AmbiguousError."""
        return find_gesture(self._context, name)

    def rows(
        self,
        limit: int | None = None,
        at: str = "",
        *,
        actor: str = "",
        kind: str = "",
        transcript: str = "",
        text: str = "",
        before: int = 0,
    ) -> Sequence[HistoryRow]:
        """What was done, last arrived first; ``at`` an arrival point or a milestone, as it stood then.

        ``actor``, ``kind`` (what an op is about: ``coding``, ``memo`` ...), ``transcript`` (id or name) and ``text``
        (words written, names of codes and transcripts) narrow; ``before`` gives the rows that arrived before that
        number, for the next page. NotFoundError for a point, a kind or a transcript unknown.
        """
        context = self._context
        moment = moment_of(context.store, at) if at else NOW
        wanted = narrowed(context, actor=actor, kind=kind, transcript=transcript, text=text, before=before)
        return [self._row(one) for one in context.store.gestures.rows(limit, wanted, moment)]

    def milestones(self) -> Sequence[MilestoneRow]:
        """Every milestone, newest first by arrival."""
        store = self._context.store
        found = []
        for row in store.tables.entities(Kind.MILESTONE):
            named = store.gestures.row(next(store.journal.ops("id = ?", (row.op,))).gesture)
            if named is not None:
                found.append(MilestoneRow(str(row.fields["name"]), named.seq, iso(named.wall), named.actor))
        return sorted(found, key=lambda row: row.seq, reverse=True)

    def milestone(self, name: str) -> Act:
        """Name the study as it stands, so that a report of it can be made again. RefusedError for a name in use."""
        context = self._context
        name = name.strip()
        taken = {row.fields.get("name") for row in context.store.tables.entities(Kind.MILESTONE)}
        if not name or name.isdecimal():
            raise RefusedError("milestone_name", name=name)
        if name in taken:
            raise RefusedError("milestone_taken", name=name)
        change = Change(Kind.MILESTONE, uuid7(), {"exists": True, "name": name, "at": vector(context.store)})
        return describe(context, context.write([change]))

    def merge(self, other: Path, *, dry_run: bool = False, accept_clock: bool = False) -> MergeReport:
        """Take in another study folder or database, opened as a copy. StudyError, RefusedError."""
        return merging.merge(self._context, other, dry_run=dry_run, accept_clock=accept_clock)

    def coders(self) -> Sequence[CoderRow]:
        """Everybody who coded or is set to code, by name."""
        context = self._context
        tables = context.store.tables
        tally = tables.tally()
        done = [row.fields["coder"] for row in tables.entities(Kind.DONE)]
        main = main_coder(context)
        names = {coder for _, coder in tally} | set(done) | {context.coder}
        return [
            CoderRow(
                name,
                sum(n for (_, coder), n in tally.items() if coder == name),
                sum(1 for _, coder in tally if coder == name),
                done.count(name),
                name == main,
                name == context.coder,
            )
            for name in sorted(names)
        ]

    def doctor(self, deep: bool = False) -> Sequence[Check]:
        """Check the study; ``deep`` folds the whole journal anew and compares."""
        return examine(self._context, deep=deep)

    def _on_stack(self, gesture: str, who: str, cancelled: bool) -> Act | None:
        """Undo or redo. What the program did by itself is on nobody's stack."""
        return self._cancel(gesture, who, cancelled) if gesture and who != MACHINE else None

    def _judge(self, gesture: str, cancelled: bool) -> Act:
        there = self._context.store.gestures.row(gesture)
        if there is None:
            raise NotFoundError("gesture_unknown", id=gesture)
        if there.cancelled == cancelled:
            return Act("", "acts.already_cancelled" if cancelled else "acts.already_stands")
        return self._cancel(gesture, self._context.coder, cancelled)

    def _cancel(self, gesture: str, who: str, cancelled: bool) -> Act:
        """Cancel, or take the cancelling back."""
        context = self._context
        context.check_writable()
        act = self._tell(gesture) if cancelled else None
        sizes = context.store.gestures.sizes_of(gesture)
        context.store.journal.cancel(gesture, who, cancelled)
        if sizes == {Kind.CODING: 1} and act is not None and act.transcript:
            context.touched.add(act.transcript)
            return act
        context.forget()
        if sizes.keys() & _IN_FILES:
            write_back(context)
        return act or self._tell(gesture)

    def _row(self, one: GestureRow) -> HistoryRow:
        return HistoryRow(one.seq, one.id, iso(one.wall), one.actor, self._tell(one.id), one.cancelled)

    def _tell(self, gesture: str) -> Act:
        """What a gesture did, told while it stands: what is cancelled has lost its names and places."""
        store = self._context.store
        summary = list(islice(store.journal.ops("gesture = ?", (gesture,)), DESCRIBED))
        return describe(self._context, summary, store.gestures.sizes_of(gesture))


def main_coder(context: Context) -> str:
    """Whose codings a report counts by default: as the study says, else who coded first; "" before that."""
    return context.settings.main_coder or context.store.tables.first_coder()
