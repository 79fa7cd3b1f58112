"""Taking transcripts in: from files to changes, and which files are new or changed."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intervjukod.domain.anchor import text_hash
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import transcript_id, version_id
from intervjukod.domain.text import word_starts
from intervjukod.domain.transcript import Note, Reading, Side, informant_spans
from intervjukod.errors import IntervjukodError, NotFoundError, SourceError
from intervjukod.readers.registry import SUPPORTED, read
from intervjukod.readers.study_file import attributes_from_name
from intervjukod.storage.local import Seen
from intervjukod.storage.rows import turns_to_field
from intervjukod.study.context import MACHINE, Context
from intervjukod.study.folder import TRANSCRIPTS
from intervjukod.study.shapes import Imported, Waiting

Progress = Callable[[int, int, str], None]
"""Called before each file with the number done, the number of all, and the file's name."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file as read: its line in the report and, when it is news, what it changes."""

    report: Imported
    seen: Seen | None = None
    changes: tuple[Change, ...] = ()
    text: str = ""


def waiting(context: Context) -> list[Waiting]:
    """Files in ``transcripts/`` that are new or look changed. A missing file is no deletion."""
    known = context.store.local.files()
    found: list[Waiting] = []
    for path in context.folder.transcript_files():
        name = _nfc(path.name)
        status = path.stat()
        seen = known.get(name)
        if seen is None:
            found.append(Waiting(name, "new"))
        elif (status.st_size, status.st_mtime_ns) != (seen.size, seen.changed) and _digest_differs(path, seen):
            found.append(Waiting(name, "changed"))
    return found


def files_of(context: Context, paths: Sequence[Path] | None) -> list[Path]:
    """The files to take in: those named, folders opened, or everything in ``transcripts/``."""
    if paths is None:
        return context.folder.transcript_files()
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(inner for inner in path.iterdir() if inner.suffix.lower() in SUPPORTED)
        elif path.exists():
            found.append(path)
        else:
            raise NotFoundError("file_missing", path=str(path))
    return found


def read_files(
    context: Context,
    paths: Sequence[Path],
    attributes: Mapping[str, str],
    encoding: str | None,
    progress: Progress | None,
) -> list[Taken]:
    """Read each file; one that cannot be read is reported as failed and leaves the others alone."""
    taken: list[Taken] = []
    stems = {stem: file for file, stem in _known_files(context).items()}
    for n, path in enumerate(paths):
        if progress is not None:
            progress(n, len(paths), path.name)
        try:
            one = _read_file(context, path, attributes, encoding)
            owner = stems.setdefault(one.report.transcript, one.report.file)
            if owner != one.report.file:
                raise SourceError("stem_taken", path=str(path), other=owner)
        except IntervjukodError as error:
            one = Taken(_failed(path, error))
        taken.append(one)
    if progress is not None:
        progress(len(paths), len(paths), "")
    return taken


def bring_inside(context: Context, paths: Sequence[Path]) -> list[Path]:
    """Copy files from elsewhere into ``transcripts/``; nothing there is overwritten."""
    inside: list[Path] = []
    for path in paths:
        target = context.folder.transcripts / path.name
        if path.resolve() != target.resolve():
            if target.exists() and target.read_bytes() != path.read_bytes():
                raise SourceError("file_in_the_way", path=str(path), other=f"{TRANSCRIPTS}/{path.name}")
            context.folder.transcripts.mkdir(exist_ok=True)
            shutil.copyfile(path, target)
        inside.append(target)
    return inside


def take_in(context: Context, taken: Sequence[Taken], actor: str) -> str:
    """Write what was read as one gesture; gives the gesture, "" when nothing was new."""
    journal = context.store.journal
    changes = [change for one in taken for change in one.changes]
    with journal.transaction():
        ops = journal.write(changes, actor, texts=[one.text for one in taken if one.text])
        for one in taken:
            if one.seen is not None:
                context.store.local.saw_file(one.seen)
    context.forget()
    return ops[0].gesture if ops else ""


def take_in_folder(context: Context) -> list[Imported]:
    """The first opening: the whole folder as one act of the program."""
    taken = read_files(context, context.folder.transcript_files(), {}, None, None)
    take_in(context, taken, MACHINE)
    return [one.report for one in taken]


def _read_file(context: Context, path: Path, attributes: Mapping[str, str], encoding: str | None) -> Taken:
    reading = read(path, encoding)
    name = _nfc(path.name)
    stem = _nfc(path.stem)
    status = path.stat()
    seen = Seen(name, reading.source, status.st_size, status.st_mtime_ns)
    id_ = transcript_id(context.settings.id, stem)
    known = context.store.local.files().get(name)
    by_person = {f"person:{key}": value for key, value in attributes.items() if value}
    report = _report(reading, name, stem)
    if known is not None and known.digest == reading.source:
        said = (Change(Kind.TRANSCRIPT, id_, by_person),) if by_person else ()
        return Taken(replace(report, status="known"), seen, said)
    if known is not None:
        raise SourceError("file_changed", path=str(path), name=stem)
    fields = {"exists": True, "name": stem, "file": name, **_from_file(context, reading, stem), **by_person}
    version = Change(Kind.VERSION, version_id(id_, text_hash(reading.text), ""), _version_fields(id_, reading))
    return Taken(report, seen, (Change(Kind.TRANSCRIPT, id_, fields), version), reading.text)


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


def _digest_differs(path: Path, seen: Seen) -> bool:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest() != seen.digest


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
