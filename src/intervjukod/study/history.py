"""The room of history: undo and redo, what was done, milestones, merging, checking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import uuid7
from intervjukod.errors import RefusedError
from intervjukod.storage.gestures import NOW, GestureRow
from intervjukod.study import merging, undoing
from intervjukod.study.context import Context, iso
from intervjukod.study.deeds import describe
from intervjukod.study.health import Health
from intervjukod.study.latest import latest
from intervjukod.study.looking_back import find_gesture, narrowed, resting
from intervjukod.study.points import moment_of, vector
from intervjukod.study.shapes import Act, CoderRow, HistoryRow, Latest, MergeReport, MilestoneRow, Resting


class History(Health):
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def undo(self, coder: str = "") -> Act | None:
        """Cancel one's own newest gesture; None when there is none. Works across restarts, without end.

        Right after going back it is that which is undone, as a whole.
        """
        who = coder or self._context.coder
        return undoing.take(self._context, self._context.store.steps.to_undo(who), who)

    def redo(self, coder: str = "") -> Act | None:
        """Take back the last undo; None when there is none or something was done since."""
        who = coder or self._context.coder
        return undoing.take(self._context, self._context.store.steps.to_redo(who), who)

    def to_undo(self) -> Act | None:
        """What ``undo`` would take back now; None for nothing."""
        return undoing.told_step(self._context, self._context.store.steps.to_undo(self._context.coder))

    def to_redo(self) -> Act | None:
        """What ``redo`` would do again now; None for nothing."""
        return undoing.told_step(self._context, self._context.store.steps.to_redo(self._context.coder))

    def latest(self, since: int) -> Latest | None:
        """What the coder did last after an arrival number, on any screen, or what was said of the coder's own acts."""
        return latest(self._context, since)

    def go_back(self, gesture: str) -> Act | None:
        """Cancel one's own acts that are newer than a gesture (its id), as one act; None when there are none.

        Others' are left alone, and so are milestones. NotFoundError.
        """
        return undoing.take(self._context, undoing.back_to(self._context, gesture), self._context.coder)

    def to_go_back(self, gesture: str) -> Act | None:
        """What ``go_back`` would take back now: its ``count``, and in ``at`` the oldest. NotFoundError."""
        return undoing.told_step(self._context, undoing.back_to(self._context, gesture))

    def cancel(self, gesture: str) -> Act:
        """Cancel any gesture (its id), also another coder's or the program's; ``restore`` takes that back.

        Tell people first what ``rests_on`` it. One that is cancelled already is left as it is. NotFoundError.
        """
        return undoing.judge(self._context, gesture, True)

    def restore(self, gesture: str) -> Act:
        """Take the cancelling of a gesture (its id) back. NotFoundError."""
        return undoing.judge(self._context, gesture, False)

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

    def _row(self, one: GestureRow) -> HistoryRow:
        return HistoryRow(one.seq, one.id, iso(one.wall), one.actor, undoing.tell(self._context, one.id), one.cancelled)


def main_coder(context: Context) -> str:
    """Whose codings a report counts by default: as the study says, else who coded first; "" before that."""
    return context.settings.main_coder or context.store.tables.first_coder()
