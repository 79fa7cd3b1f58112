"""Codebooks, guides and the table of informants: files that are an editable face of the journal.

Each replica remembers what a file said when it was last read or written. A file that has not changed since
is behind the journal, which wins; a file that has changed is a person's edit, and the difference is one
gesture. A file that cannot be read, or that is gone, leaves everything as it was and becomes a finding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.op import EXISTS, Fields
from intervjukod.domain.transcript import Note
from intervjukod.errors import IntervjukodError, SourceError, StudyError
from intervjukod.files.decoding import decode
from intervjukod.files.loading import read_bytes
from intervjukod.storage.local import Face, Seen
from intervjukod.study.clashes import without_clashes
from intervjukod.study.code_edits import journal_says
from intervjukod.study.context import MACHINE, Context
from intervjukod.study.sayings import Said, difference, says
from intervjukod.study.table_faults import table_faults


@dataclass(frozen=True, slots=True)
class _Looked:
    """A look at all faces: those whose bytes changed, those only touched, and what is wrong with the rest."""

    changed: tuple[Face, ...]
    touched: tuple[Face, ...]
    findings: tuple[Note, ...]


def synchronise(context: Context, gesture: str = "") -> None:
    """Take edits of the files into the journal; what cannot be read becomes a finding of the study."""
    context.faces = marks(context)
    known = context.store.local.faces()
    looked = _look(context, known)
    gone = {name: face for name, face in known.items() if name not in context.faces}
    standing = {name: face.said for name, face in known.items() if name not in gone}
    changed, clashes = without_clashes(looked.changed, standing)
    findings = [*looked.findings, *clashes]
    if context.takes_in and (changed or looked.touched):
        try:
            _take_in(context, changed, looked.touched, gone, gesture)
        except StudyError as error:  # a full disk closes no study that is there
            findings.append(Note(error.sentence, error.values))
    still = context.store.local.faces()
    findings += [Note("study.face_missing", {"path": name}) for name in sorted(gone) if name in still]
    context.findings = (*findings, *table_faults(context))


def stale(context: Context) -> bool:
    """Whether a file looks changed since the last look; cheap: names, sizes and times only."""
    return marks(context) != context.faces


def remember(context: Context, path: Path, said: Said, source: str) -> None:
    """Note a file as read or written just now; the caller holds the transaction."""
    context.store.local.saw_face(Face(_seen(context.folder.relative(path), path, source.encode()), said, source))


def as_last_read(path: Path, known: Face | None) -> bool:
    """Whether the file says what it said when it was last read or written, so that nobody's edit is lost."""
    if known is None:
        return not path.exists()
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest() == known.seen.digest
    except SourceError:
        return False


def finding(error: IntervjukodError, name: str) -> Note:
    """What is wrong with the file ``name``, as a remark of the study."""
    line = error.line if isinstance(error, SourceError) else None
    return Note(error.sentence, {**error.values, "path": name}, line)


def marks(context: Context) -> dict[str, tuple[int, int, int]]:
    """Size, time and inode of every face, by path inside the study."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in context.folder.faces():
        with suppress(OSError):  # gone since it was listed
            status = path.stat()
            found[context.folder.relative(path)] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found


def _look(context: Context, known: Mapping[str, Face]) -> _Looked:
    changed: list[Face] = []
    touched: list[Face] = []
    findings: list[Note] = []
    for path in context.folder.faces():
        name = context.folder.relative(path)
        earlier = known.get(name)
        try:
            face = _read(context, path, name, earlier)
        except IntervjukodError as error:
            findings.append(finding(error, name))
            continue
        if earlier is not None and face.seen.digest == earlier.seen.digest:
            if face.seen != earlier.seen:
                touched.append(face)
        else:
            changed.append(face)
    return _Looked(tuple(changed), tuple(touched), tuple(findings))


def _read(context: Context, path: Path, name: str, earlier: Face | None) -> Face:
    """The face as it stands on disk; bytes that were read before are not read again."""
    if earlier is not None and _looks_the_same(path, earlier.seen):
        return earlier
    data = read_bytes(path)
    seen = _seen(name, path, data)
    if earlier is not None and earlier.seen.digest == seen.digest:
        return Face(seen, earlier.said, earlier.source)
    text = decode(data, None, name).text
    return Face(seen, says(text, name, context.settings.id), text)


def _take_in(
    context: Context, changed: Iterable[Face], touched: Iterable[Face], gone: Mapping[str, Face], gesture: str
) -> None:
    local = context.store.local
    before: Said = {}
    now: Said = {}
    with context.store.journal.transaction():
        known = local.faces()  # another process may have read the same edits by now
        for face in changed:
            if face.seen.name in known:
                before |= _own(known[face.seen.name].said)
            now |= _own(face.said)
        for name, face in gone.items():
            if _has_moved(face, now):
                before |= _own(face.said)
                local.forget_face(name)
        news = [_news(context, change) for change in difference(before, now)]
        context.store.journal.write(news, MACHINE, gesture)
        for face in (*changed, *touched):
            local.saw_face(face)
    context.forget()


def _has_moved(face: Face, now: Said) -> bool:
    """Whether everything in a file that is gone stands in other files now, as after a change of its name."""
    codes = [name for name in face.said if name.startswith(f"{Kind.CODE} ")]
    return bool(codes) and all(name in now for name in codes)


def _news(context: Context, change: Change) -> Change:
    """The change without what the journal says already, such as what a merge has brought here."""
    entity = context.store.journal.entity(change.kind, change.entity)
    told = entity.fields if entity is not None else {}
    absent = {EXISTS: False}
    fields: Fields = {name: value for name, value in change.fields.items() if told.get(name, absent.get(name)) != value}
    if change.kind == Kind.CODE:
        fields = _apart_from_merges(context, change, told, fields)
    return Change(change.kind, change.entity, fields)


def _apart_from_merges(context: Context, change: Change, told: Fields, fields: Fields) -> Fields:
    """The news without what only follows from merged codes; one that was merged and is back is a code again."""
    if told.get("merged_into") and EXISTS in change.fields:
        return {**fields, "merged_into": None} if change.fields[EXISTS] else {}
    code = context.book.by_key.get(change.entity)
    written = journal_says(context.book, code.codebook).get(code.key) if code is not None else None
    if written is None:
        return fields
    return {name: value for name, value in fields.items() if written.get(name) != value}


def _own(said: Mapping[str, Mapping[str, object]]) -> Said:
    return {name: dict(fields) for name, fields in said.items()}


def _seen(name: str, path: Path, data: bytes) -> Seen:
    status = path.stat()
    return Seen(name, hashlib.sha256(data).hexdigest(), len(data), status.st_mtime_ns)


def _looks_the_same(path: Path, seen: Seen) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (seen.size, seen.changed)
