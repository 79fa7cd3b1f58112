"""Taking transcripts in: from files to changes, and which files are new or changed."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from intervjukod.domain.anchor import text_hash
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import transcript_id, version_id
from intervjukod.domain.text import word_starts
from intervjukod.domain.transcript import Note, Reading, Side, informant_spans
from intervjukod.errors import IntervjukodError, NotFoundError, SourceError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.loading import read_bytes
from intervjukod.readers import registry
from intervjukod.readers.study_file import attributes_from_name
from intervjukod.storage.local import Seen
from intervjukod.storage.rows import turns_to_field
from intervjukod.study.context import MACHINE, Context
from intervjukod.study.folder import TRANSCRIPTS, strange_files, transcripts_in
from intervjukod.study.shapes import Imported, Waiting

Progress = Callable[[int, int, str], None]
"""Called before each file with the number done, the number of all, and the file's name."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file as read: its line in the report and, when it could be read, its digest and what it changes."""

    path: Path
    report: Imported
    digest: str = ""
    changes: tuple[Change, ...] = ()
    text: str = ""


def waiting(context: Context) -> list[Waiting]:
    """Files in ``transcripts/`` that are new or look changed. A missing file is no deletion."""
    known = context.store.local.files()
    here = set(_known_files(context).values())
    found: list[Waiting] = []
    for path in context.folder.transcript_files():
        name, stem = _nfc(path.name), _nfc(path.stem)
        seen = known.get(name)
        if stem not in here:
            found.append(Waiting(name, "new"))
        elif (seen is None or not _looks_the_same(path, seen)) and _is_other(path, _sources(context, stem)):
            found.append(Waiting(name, "new" if seen is None else "changed"))
    return found


def files_of(context: Context, paths: Sequence[Path] | None) -> list[Path]:
    """The files to take in: those named, folders opened, or everything in ``transcripts/``. NotFoundError."""
    if paths is None:
        return context.folder.transcript_files()
    found: dict[Path, Path] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise NotFoundError("file_missing", path=str(path))
        for file in transcripts_in(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def read_files(
    context: Context,
    paths: Sequence[Path],
    attributes: Mapping[str, str],
    encoding: str | None,
    progress: Progress | None,
) -> list[Taken]:
    """Read each file; one that cannot be taken in is reported as failed and leaves the others alone."""
    taken: list[Taken] = []
    owners = {stem: file for file, stem in _known_files(context).items()}
    read: dict[str, Path] = {}
    for n, path in enumerate(paths):
        if progress is not None:
            progress(n, len(paths), path.name)
        try:
            _refuse_taken_name(context, path, owners, read)
            one = _read_file(context, path, attributes, encoding)
            read[one.report.transcript] = path
        except IntervjukodError as error:
            one = Taken(path, _failed(path, error))
        taken.append(one)
    if progress is not None:
        progress(len(paths), len(paths), "")
    return taken


@contextmanager
def brought_inside(context: Context, taken: Sequence[Taken]) -> Iterator[None]:
    """Copy files from elsewhere into ``transcripts/``, and take the copies away again when the act fails."""
    made: list[Path] = []
    try:
        for one in taken:
            target = context.folder.transcripts / one.path.name
            if one.digest and not target.exists():
                context.folder.transcripts.mkdir(exist_ok=True)
                write_atomically(target, read_bytes(one.path))
                made.append(target)
        yield
    except BaseException:
        for target in made:
            target.unlink(missing_ok=True)
        raise


def take_in(context: Context, taken: Sequence[Taken], actor: str, gesture: str = "") -> str:
    """Write what was read as one gesture; gives the gesture, "" when nothing was new."""
    journal = context.store.journal
    with journal.transaction():
        changes = [change for one in taken if not _came_meanwhile(context, one) for change in one.changes]
        ops = journal.write(changes, actor, gesture, texts=[one.text for one in taken if one.text])
        for one in taken:
            if one.digest:
                context.store.local.saw_file(_seen(context, one))
    context.forget()
    return ops[0].gesture if ops else ""


def take_in_folder(context: Context, gesture: str = "") -> list[Imported]:
    """The first opening: the whole folder as one act of the program."""
    taken = read_files(context, context.folder.transcript_files(), {}, None, None)
    take_in(context, taken, MACHINE, gesture)
    return [*(one.report for one in taken), *_passed_over(context)]


def _passed_over(context: Context) -> list[Imported]:
    """Files in the folder that no reader knows, each with a line of its own: nobody should miss an interview."""
    known = ", ".join(registry.SUPPORTED)
    strange = strange_files(context.folder.transcripts)
    return [_failed(path, SourceError("readers.unsupported", path=path.name, known=known)) for path in strange]


def _refuse_taken_name(context: Context, path: Path, owners: Mapping[str, str], read: Mapping[str, Path]) -> None:
    """SourceError when another file has this one's place, or its stem, which is a transcript's identity."""
    name, stem = _nfc(path.name), _nfc(path.stem)
    target = context.folder.transcripts / path.name
    if target.exists() and not target.samefile(path) and _digest(target) != _digest(path):
        raise SourceError("file_in_the_way", path=str(path), other=f"{TRANSCRIPTS}/{path.name}")
    if owners.get(stem, name) != name:
        raise SourceError("stem_taken", path=str(path), other=owners[stem])
    if stem in read:
        raise SourceError("stem_taken", path=str(path), other=str(read[stem]))


def _came_meanwhile(context: Context, one: Taken) -> bool:
    """Whether another process has taken the file in since it was read."""
    return bool(one.text) and one.digest in _sources(context, one.report.transcript)


def _read_file(context: Context, path: Path, attributes: Mapping[str, str], encoding: str | None) -> Taken:
    reading = registry.read(path, encoding)
    name, stem = _nfc(path.name), _nfc(path.stem)
    id_ = transcript_id(context.settings.id, stem)
    by_person = {f"person:{key}": value for key, value in attributes.items() if value}
    report = _report(reading, name, stem)
    sources = _sources(context, stem)
    if reading.source in sources:
        said = (Change(Kind.TRANSCRIPT, id_, by_person),) if by_person else ()
        return Taken(path, replace(report, status="known"), reading.source, said)
    if sources:
        raise SourceError("file_changed", path=str(path), name=stem)
    fields = {"exists": True, "name": stem, "file": name, **_from_file(context, reading, stem), **by_person}
    version = Change(Kind.VERSION, version_id(id_, text_hash(reading.text), ""), _version_fields(id_, reading))
    return Taken(path, report, reading.source, (Change(Kind.TRANSCRIPT, id_, fields), version), reading.text)


def _from_file(context: Context, reading: Reading, stem: str) -> dict[str, str]:
    named = attributes_from_name(stem, context.settings.file_names) if context.settings.file_names else {}
    return {f"name:{key}": value for key, value in named.items()} | {
        f"front:{key}": value for key, value in reading.attributes.items()
    }


def _version_fields(transcript: str, reading: Reading) -> dict[str, object]:
    return {
        "exists": True,
        "transcript": transcript,
        "text": text_hash(reading.text),
        "parent": "",
        "map": None,
        "source": reading.source,
        "encoding": reading.encoding,
        "reader": reading.reader,
        "reader_version": reading.reader_version,
        "turns": turns_to_field(reading.turns),
    }


def _report(reading: Reading, name: str, stem: str) -> Imported:
    speakers = {turn.speaker: turn.side for turn in reading.turns}
    return Imported(
        file=name,
        transcript=stem,
        status="new",
        turns=len(reading.turns),
        words=len(word_starts(reading.text, informant_spans(reading.turns))),
        speakers=tuple(speakers),
        informants=tuple(label for label, side in speakers.items() if side is Side.INFORMANT),
        encoding=reading.encoding,
        notes=reading.notes,
    )


def _failed(path: Path, error: IntervjukodError) -> Imported:
    line = error.line if isinstance(error, SourceError) else None
    note = Note(error.sentence, error.values, line)
    return Imported(_nfc(path.name), _nfc(path.stem), "failed", notes=(note,))


def _known_files(context: Context) -> dict[str, str]:
    rows = context.store.tables.entities(Kind.TRANSCRIPT)
    return {str(row.fields.get("file", "")): str(row.fields.get("name", "")) for row in rows}


def _sources(context: Context, stem: str) -> set[str]:
    """Digests of the files that the versions of a transcript came from; empty for one that is not in the study."""
    tables = context.store.tables
    id_ = transcript_id(context.settings.id, stem)
    if tables.entity(Kind.TRANSCRIPT, id_) is None:
        return set()
    return {str(row.fields.get("source", "")) for row in tables.entities_of(Kind.VERSION, id_)}


def _is_other(path: Path, sources: Collection[str]) -> bool:
    """Whether the bytes are none of those that were taken in; a file that cannot be read now is not news."""
    try:
        return _digest(path) not in sources
    except SourceError:
        return False


def _digest(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest()


def _seen(context: Context, one: Taken) -> Seen:
    """The file as it lies in the study now."""
    status = (context.folder.transcripts / one.path.name).stat()
    return Seen(one.report.file, one.digest, status.st_size, status.st_mtime_ns)


def _looks_the_same(path: Path, seen: Seen) -> bool:
    status = path.stat()
    return (status.st_size, status.st_mtime_ns) == (seen.size, seen.changed)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
