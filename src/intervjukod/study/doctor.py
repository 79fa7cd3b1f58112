"""Checking the study: the file, the journal, its fold, texts, anchors, and what hangs loose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict

from intervjukod.domain.anchor import Anchor, State, text_hash
from intervjukod.domain.journal import VERSION
from intervjukod.domain.transcript import Note
from intervjukod.errors import StudyError
from intervjukod.study.context import Context
from intervjukod.study.disagreements import disagreements
from intervjukod.study.intake import waiting
from intervjukod.study.shapes import Check


def examine(context: Context, *, deep: bool) -> list[Check]:
    """Every check with its result. Only a finding, the study damaged or dangling, is a reason to act."""
    checks = [*_database(context), *_texts(context), *_anchors(context), *_journal(context), *_loose(context)]
    if deep:
        checks += _fold(context)
    return [*checks, *_notes(context)]


def _check(check: str, problems: int, **values: object) -> Check:
    if not problems:
        return Check(check, "ok", Note(f"doctor.{check}_ok", values))
    said = {"n": problems, **values}
    return Check(check, "finding", Note(f"doctor.{check}_bad", said), Note(f"doctor.{check}_hint", said))


def _database(context: Context) -> Iterator[Check]:
    problems = context.store.problems()
    yield _check("database", len(problems), first=problems[0] if problems else "")


def _texts(context: Context) -> Iterator[Check]:
    texts = context.store.texts
    hashes = sorted(texts.hashes())
    broken = [hash_ for hash_ in hashes if not _sound(context, hash_)]
    yield _check("texts", len(broken), count=len(hashes), first=broken[0] if broken else "")


def _sound(context: Context, hash_: str) -> bool:
    try:
        return text_hash(context.store.texts.get(hash_)) == hash_
    except StudyError:
        return False


def _anchors(context: Context) -> Iterator[Check]:
    """Every anchor that can be checked must hold its words in the text that it names."""
    store = context.store
    checked = 0
    broken: list[str] = []
    lost = Counter(row.state for row in store.tables.codings())
    for id_, field in store.journal.anchors():
        anchor = Anchor.from_field(field)
        if store.texts.has(anchor.text) and _sound(context, anchor.text):
            checked += 1
            if not anchor.holds(store.texts.get(anchor.text)):
                broken.append(id_)
    yield _check("anchors", len(broken), count=checked, first=broken[0] if broken else "")
    for check, state in (("places", State.LOST), ("arrivals", State.WAITING)):
        if lost[state]:
            yield Check(check, "note", Note(f"doctor.{check}", {"n": lost[state]}))


def _journal(context: Context) -> Iterator[Check]:
    store = context.store
    gaps = store.audit.gaps()
    yield _check("journal", gaps, count=store.journal.newest)
    unread = store.audit.unread(VERSION)
    if unread:
        yield Check("newer_ops", "note", Note("doctor.newer_ops", {"n": unread}))
    for row in disagreements(context, store, store.tables.conflicted()):
        yield Check("conflict", "note", Note("doctor.conflict", asdict(row)))


def _loose(context: Context) -> Iterator[Check]:
    known = context.book.by_key
    missing = [key for key in context.store.tables.used_codes() if context.book.resolve(key) not in known]
    yield _check("codes", len(missing), first=missing[0] if missing else "")
    for finding in context.findings:
        yield Check("files", "finding", finding)


def _fold(context: Context) -> Iterator[Check]:
    """Fold the whole journal anew, in memory, and compare with the tables."""
    store = context.store
    anew = store.as_of(store.journal.ops())
    try:
        differing = sum(a != b for a, b in zip(store.audit.portrait(), anew.audit.portrait(), strict=True))
    finally:
        anew.close()
    yield _check("fold", differing)


def _notes(context: Context) -> Iterator[Check]:
    audit = context.store.audit
    status, key = ("ok", "doctor.sqlite_ok") if audit.safe else ("note", "doctor.sqlite_old")
    yield Check("sqlite", status, Note(key, {"version": audit.sqlite}))
    if context.store.stale_locks:
        yield Check("locks", "note", Note("doctor.stale_locks", {"n": len(context.store.stale_locks)}))
    news = waiting(context)
    if news:
        yield Check("news", "note", Note("doctor.news", {"n": len(news), "first": news[0].file}))
    if context.store.read_only:
        yield Check("read_only", "note", Note("doctor.read_only"))
    yield _index(context)


def _index(context: Context) -> Check:
    """The language index is derived: whatever is with it is a note, and names what reads the texts."""
    from intervjukod.study.searching import Searching  # nobody else who opens a study needs it

    with closing(Searching(context)) as searching:
        state, model = searching.state(), searching.model
    said = {"indexed": state.indexed, "of": state.of, "model": model, "made": state.model}
    if state.indexed < state.of:
        return Check("index", "note", state.note or Note("doctor.index_partly", said), Note("doctor.index_hint"))
    if state.model not in ("", model):
        return Check("index", "note", Note("doctor.index_older", said), Note("doctor.index_hint"))
    return Check("index", "ok", Note("doctor.index_ok", said))
