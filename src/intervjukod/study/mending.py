"""Mending a study when told to: what can be made again, from the journal, from a backup, from the text itself.

Texts first, then a backup of what is now whole, then the rest: each in a transaction of its own. What needs a
person is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.transcript import Note
from intervjukod.errors import StudyError
from intervjukod.storage import Index, Store
from intervjukod.storage.arrival import TextRow
from intervjukod.storage.index import thrown_away
from intervjukod.storage.store import INDEX
from intervjukod.study import backups
from intervjukod.study.checks.anchors import ANSWERED, ASKED, Broken, broken_anchors
from intervjukod.study.checks.database import problems
from intervjukod.study.checks.journal import unlike_the_journal
from intervjukod.study.checks.texts import missing
from intervjukod.study.checks.upkeep import damaged_index, parts
from intervjukod.study.context import MACHINE, Context
from intervjukod.study.shapes import Check
from intervjukod.study.version_deeds import HOW, RIGHTED


def mend(context: Context, now: datetime) -> list[Check]:
    """Mend what can be, and say what was. RefusedError in a study that cannot be written; StudyError."""
    context.check_writable()
    lines: list[Check] = []
    if not problems(context):
        saved = _back_up(context, now)
        lines += _texts(context)
        lines += saved or _back_up(context, now) or [Check("backup", "left", Note("doctor.not_backed_up"))]
        lines += [*_tables(context), *_anchors(context)]
    lines += _files(context)
    context.forget()
    return lines


def _mended(check: str, **values: object) -> Check:
    return Check(check, "mended", Note(f"doctor.{check}_mended", values))


def _files(context: Context) -> Iterator[Check]:
    """The program's own files around the database."""
    for check, found in (("locks", context.store.stale_locks), ("parts", parts(context))):
        for path in found:
            path.unlink(missing_ok=True)
        if found:
            yield _mended(check, n=len(found))
    path = context.folder.root / INDEX
    if damaged_index(context):
        context.index.close()
        if thrown_away(path):
            yield _mended("index")
        context.index = Index(path)


def _back_up(context: Context, now: datetime) -> list[Check]:
    """A copy of the database as it stands; none of one that is not whole."""
    try:
        made = backups.back_up(context.folder.root, now, lambda done, of: None)
    except StudyError:
        return []
    name = made.backup.name if made.backup is not None else backups.backups(context.folder.root)[0].name
    return [Check("backup", "ok", Note("doctor.backed_up", {"name": name}))]


def _texts(context: Context) -> Iterator[Check]:
    """Damaged and missing texts, from the newest backup that has them whole."""
    here = context.store.texts
    wanted = missing(context) | {hash_ for hash_ in here.hashes() if not here.is_sound(hash_)}
    taken: list[str] = []
    for store in backups.whole(context.folder.root) if wanted else ():
        taken += context.store.arrival.take_texts_anew(_rows(store, wanted - set(taken)))
    if taken:
        yield _mended("texts", n=len(taken))


def _rows(store: Store, wanted: set[str]) -> list[TextRow]:
    """Some texts of a backup; none of one that is damaged itself."""
    try:
        return store.texts.rows(wanted)
    except StudyError:
        return []


def _tables(context: Context) -> Iterator[Check]:
    """The tables, where they do not show what the journal says."""
    try:
        if unlike_the_journal(context):
            context.store.fold_anew()
            context.forget()
            yield _mended("fold")
    except StudyError:  # a text or an op that cannot be read: the examination tells which
        return


def _anchors(context: Context) -> Iterator[Check]:
    """Anchors whose words stand once elsewhere in their text, as one act of the program."""
    found = [one for one in broken_anchors(context) if len(one.found) == 1]
    if found:
        context.store.journal.append(_changes(context, found), MACHINE)
        context.forget()
        yield _mended("anchors", n=len(found))


def _changes(context: Context, found: list[Broken]) -> list[Change]:
    """A change for each thing that has such anchors."""
    changed: dict[tuple[Kind, str], dict[str, Any]] = {}
    for one in found:
        if one.anchor is None:
            continue
        fields = changed.setdefault((one.at.kind, one.at.id), {HOW: RIGHTED})
        field = Anchor(one.anchor.text, one.found[0], one.anchor.quote).to_field()
        if one.at.kind != Kind.ANSWER:
            fields["anchor"] = field
        elif one.at.part == ASKED:
            fields[ASKED] = field
        else:
            row = context.store.tables.entity(Kind.ANSWER, one.at.id)
            if ANSWERED not in fields and row is not None:
                fields[ANSWERED] = list(row.fields[ANSWERED])
            fields[ANSWERED][int(one.at.part)] = field
    return [Change(kind, id_, fields) for (kind, id_), fields in changed.items()]
