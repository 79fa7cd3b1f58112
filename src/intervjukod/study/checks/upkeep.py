"""What lies around a study: the program's own files beside the database, and what waits to be taken in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from intervjukod.domain.transcript import Note
from intervjukod.errors import IntervjukodError
from intervjukod.files.atomic import leftovers
from intervjukod.storage.index import is_whole
from intervjukod.storage.store import INDEX
from intervjukod.study.backups import BACKUPS
from intervjukod.study.checks.examination import Examination
from intervjukod.study.context import Context
from intervjukod.study.faces import finding
from intervjukod.study.folder import RECIPES
from intervjukod.study.intake import missing, waiting
from intervjukod.study.recipes import listed
from intervjukod.study.shapes import Check
from intervjukod.study.table_faults import table_to_come

AN_HOUR = 3600
"""Seconds after which nobody is still writing the part of a file."""


def files(examination: Examination) -> Iterator[Check]:
    """What is wrong with the codebooks, the guides and the table of informants."""
    for found in examination.context.findings:
        yield Check("files", "finding", found)


def reports(examination: Examination) -> Iterator[Check]:
    """What is wrong with the recipes of reports, where there are any."""
    context = examination.context
    if (context.folder.root / RECIPES).exists():
        try:
            listed(context)
        except IntervjukodError as error:
            yield Check("recipes", "finding", finding(error, RECIPES), Note("recipes.doctor_hint"))


def surroundings(examination: Examination) -> Iterator[Check]:
    """What is only worth knowing."""
    context = examination.context
    audit = context.store.audit
    status, key = ("ok", "doctor.sqlite_ok") if audit.safe else ("note", "doctor.sqlite_old")
    yield Check("sqlite", status, Note(key, {"version": audit.sqlite}))
    for check, found in (("locks", context.store.stale_locks), ("parts", parts(context))):
        if found:
            said = {"n": len(found), "first": context.folder.relative(found[0])}
            yield Check(check, "note", Note(f"doctor.{check}", said), Note("doctor.mend_hint"))
    news = waiting(context)
    if news:
        yield Check("news", "note", Note("doctor.news", {"n": len(news), "first": news[0].file}))
    gone = missing(context)
    if gone:
        said = {"n": len(gone), "first": gone[0]}
        yield Check("missing_files", "note", Note("doctor.missing_files", said), Note("doctor.missing_files_hint"))
    to_come = table_to_come(context)
    if to_come is not None:
        yield Check("table", "note", to_come)
    if context.store.read_only:
        yield Check("read_only", "note", Note("doctor.read_only"))


def parts(context: Context) -> list[Path]:
    """What writing that was cut short has left behind."""
    before = time.time() - AN_HOUR
    folders = (context.folder.root, context.folder.codebooks, context.folder.root / BACKUPS)
    return [path for folder in folders for path in leftovers(folder, before)]


def damaged_index(context: Context) -> bool:
    """Whether the index file is there and cannot be read."""
    path = context.folder.root / INDEX
    return path.exists() and not is_whole(path)


def index(examination: Examination) -> list[Check]:
    """The language index is derived: whatever is with it is a note, and names what reads the texts."""
    from intervjukod.study.searching import Searching  # nobody else who opens a study needs it

    context = examination.context
    if damaged_index(context):
        return [Check("index", "note", Note("search.index_damaged"), Note("doctor.mend_hint"))]
    with closing(Searching(context)) as searching:
        state, missing = searching.state(), searching.missing_model()
        if missing is not None:
            return [Check("index", "note", missing, Note(f"{missing.key}.hint", missing.values))]
        model = searching.model
    said = {"indexed": state.indexed, "of": state.of, "model": model, "made": state.model}
    if state.indexed < state.of:
        return [Check("index", "note", state.note or Note("doctor.index_partly", said), Note("doctor.index_hint"))]
    if state.model not in ("", model):
        return [Check("index", "note", Note("doctor.index_older", said), Note("doctor.index_hint"))]
    return [Check("index", "ok", Note("doctor.index_ok", said))]
