"""Taking transcripts in: from files to changes, and which files are new or changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import transcript_id
from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import IntervjukodError, SourceError, StudyError, UsageError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.loading import read_bytes
from intervjukod.readers.study_file import attributes_from_name
from intervjukod.readers.suffixes import SUPPORTED
from intervjukod.storage.local import Seen
from intervjukod.study.context import MACHINE, Context
from intervjukod.study.file_reports import failed, known, report_of, table_as_it_lies
from intervjukod.study.folder import TRANSCRIPTS, leads_out, strange_files
from intervjukod.study.gathering import name_of, stem_of
from intervjukod.study.growing import mended_as_before, read_again, read_from, sources_of
from intervjukod.study.growth import Growth, version_change
from intervjukod.study.label_mends import Mends
from intervjukod.study.sayings import Said
from intervjukod.study.shapes import Imported, Waiting

Progress = Callable[[int, int, str], None]
"""Called before each file with the number done, the number of all, and the file's name."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is to be read: what a person says of it by ``attributes``, and which labels are to be mended.

    ``encoding`` is for text that does not tell its own. With ``reread`` bytes that are known are read all the same.
    """

    attributes: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    reread: bool = False
    mends: Mends = field(default_factory=Mends)


@dataclass(frozen=True, slots=True)
class Manners:
    """How several files are to be read: all as ``common``, but for those that have a manner of their ``own``."""

    common: Manner = field(default_factory=Manner)
    own: Mapping[Path, Manner] = field(default_factory=dict)

    def of(self, path: Path) -> Manner:
        return self.own.get(path, self.common)


@dataclass(frozen=True, slots=True)
class Taken:
    """One file as read: its line in the report and, when it could be read, its digest and what it changes.

    ``texts`` are the new texts that the changes speak of. What only ``notes`` where a text may be read from, the
    program does by itself. ``again`` tells that bytes were read that had been read before.
    """

    path: Path
    report: Imported
    digest: str = ""
    changes: tuple[Change, ...] = ()
    texts: tuple[str, ...] = ()
    notes: tuple[Change, ...] = ()
    again: bool = False


def waiting(context: Context) -> list[Waiting]:
    """Files in ``transcripts/`` that are new or look changed. A missing file is no deletion."""
    known = context.store.local.files()
    here = set(_known_files(context).values())
    undone = context.store.audit.with_undone_versions()
    found: list[Waiting] = []
    for path in context.folder.transcript_files():
        name, stem = name_of(path), stem_of(path)
        seen = known.get(name)
        if stem not in here:
            found.append(Waiting(name, "new"))
        elif seen is None or not _looks_the_same(path, seen):
            if _is_other(path, _sources(context, stem)):
                found.append(Waiting(name, "changed"))
        elif transcript_id(context.settings.id, stem) in undone and seen.digest not in _sources(context, stem):
            found.append(Waiting(name, "changed"))
    return found


def missing(context: Context) -> list[str]:
    """Names of files that were taken in here and are in ``transcripts/`` no longer; their transcripts are kept."""
    home = context.folder.transcripts
    there = {name_of(path) for path in home.iterdir()} if home.is_dir() else set()
    return sorted((context.store.local.files().keys() & _known_files(context).keys()) - there)


def read_files(
    context: Context, paths: Sequence[Path], manners: Manners, progress: Progress | None = None
) -> list[Taken]:
    """Read each file; one that cannot be taken in is reported as failed and leaves the others alone.

    Bytes that were read before are not read again, unless that is asked for. UsageError for an unknown encoding,
    StudyError for a database that cannot be read.
    """
    table = table_as_it_lies(context)
    taken: list[Taken] = []
    owners = {stem: file for file, stem in _known_files(context).items()}
    read: dict[str, Path] = {}
    for n, path in enumerate(paths):
        if progress is not None:
            progress(n, len(paths), path.name)
        try:
            _refuse_taken_name(context, path, owners, read)
            one = read_file(context, path, manners.of(path), table)
            read[one.report.transcript] = path
        except (StudyError, UsageError):  # what is wrong is no file
            raise
        except IntervjukodError as error:
            one = Taken(path, failed(path, error))
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
                made.append(target)  # first: an interrupt may come while it is written
                write_atomically(target, read_bytes(one.path))
        yield
    except BaseException:
        for target in made:
            target.unlink(missing_ok=True)
        raise


def take_in(context: Context, taken: Sequence[Taken], actor: str, gesture: str = "") -> str:
    """Write what was read as one gesture; gives the gesture, "" when nothing was new."""
    journal = context.store.journal
    with journal.transaction():
        news = [one for one in taken if not _came_meanwhile(context, one)]
        texts = [text for one in taken for text in one.texts]
        ops = journal.write([change for one in news for change in one.changes], actor, gesture, texts)
        journal.write([note for one in news for note in one.notes], MACHINE)
        for one in taken:
            if one.digest and _lies_as_read(context, one):
                context.store.local.saw_file(_seen(context, one))
    context.forget()
    return ops[0].gesture if ops else ""


def take_in_folder(context: Context, gesture: str = "") -> list[Imported]:
    """The first opening: the whole folder as one act of the program."""
    taken = read_files(context, context.folder.transcript_files(), Manners())
    take_in(context, taken, MACHINE, gesture)
    return [*(one.report for one in taken), *_passed_over(context)]


def _passed_over(context: Context) -> list[Imported]:
    """Files in the folder that are not taken in, each with a line of its own: nobody should miss an interview."""
    known = ", ".join(SUPPORTED)
    root = context.folder.root
    return [
        failed(path, SourceError(_why_not(path, root), path=path.name, known=known))
        for path in strange_files(context.folder.transcripts)
    ]


def _why_not(path: Path, root: Path) -> str:
    return "readers.leads_out" if leads_out(path, root) else "readers.unsupported"


def _refuse_taken_name(context: Context, path: Path, owners: Mapping[str, str], read: Mapping[str, Path]) -> None:
    """SourceError when another file has this one's place, or its stem, which is a transcript's identity."""
    name, stem = name_of(path), stem_of(path)
    target = context.folder.transcripts / path.name
    if target.exists() and not target.samefile(path) and _digest(target) != _digest(path):
        raise SourceError("file_in_the_way", path=str(path), other=f"{TRANSCRIPTS}/{path.name}")
    owner = owners.get(stem, name)
    if owner != name and (context.folder.transcripts / owner).exists():
        raise SourceError("stem_taken", path=str(path), other=owners[stem])
    if stem in read:
        raise SourceError("stem_taken", path=str(path), other=str(read[stem]))


def _came_meanwhile(context: Context, one: Taken) -> bool:
    """Whether another process has taken the file in since it was read."""
    return bool(one.texts) and not one.again and one.digest in _sources(context, one.report.transcript)


def read_file(context: Context, path: Path, manner: Manner, table: Said) -> Taken:
    """One file, and what it changes. ``table`` is what ``informants.csv`` says. SourceError, UsageError."""
    from intervjukod.readers import registry

    stem = stem_of(path)
    id_ = transcript_id(context.settings.id, stem)
    by_person = {f"person:{key}": value for key, value in manner.attributes.items() if value}
    said = (Change(Kind.TRANSCRIPT, id_, by_person),) if by_person else ()
    digest = _digest(path)
    seen_before = digest in _sources(context, stem)
    if seen_before and not manner.reread:
        return Taken(path, known(context, path), digest, said)
    reading = manner.mends.applied(mended_as_before(context, id_, registry.read(path, manner.encoding)))
    fields = {"name": stem, "file": name_of(path), **_from_file(context, reading, stem), **by_person}
    report = report_of(context, path, reading, fields, table)
    if not sources_of(context, id_):
        report = replace(report, notes=(*report.notes, *_same_bytes(context, path, digest)))
        first = Growth(reading.text, "", None, reading.turns, said=read_from(reading))
        there = Change(Kind.TRANSCRIPT, id_, {"exists": True, **fields})
        return Taken(path, report, digest, (there, version_change(context, id_, first)), (reading.text,))
    found = read_again(context, id_, reading)
    report = replace(report, status=found.status, notes=(*report.notes, *found.told), touched=found.touched)
    news = _news(context, id_, fields if found.texts else by_person)
    return Taken(path, report, digest, (*news, *found.changes), found.texts, found.notes, again=seen_before)


def _same_bytes(context: Context, path: Path, digest: str) -> Iterator[Note]:
    """The transcripts whose files have the bytes of a new one: an interview must not be counted twice unnoticed."""
    files = [name for name, seen in context.store.local.files().items() if seen.digest == digest]
    names = _known_files(context) if files else {}
    for file in files:
        if file in names and file != name_of(path):
            yield Note("intake.same_as", {"name": names[file]})


def _news(context: Context, id_: str, fields: Mapping[str, object]) -> tuple[Change, ...]:
    """What a file that was taken in before says of its transcript now, where that is something else."""
    row = context.store.tables.entity(Kind.TRANSCRIPT, id_)
    told = row.fields if row is not None else {}
    news = {name: value for name, value in fields.items() if told.get(name) != value}
    return (Change(Kind.TRANSCRIPT, id_, news),) if news else ()


def _from_file(context: Context, reading: Reading, stem: str) -> dict[str, str]:
    named = attributes_from_name(stem, context.settings.file_names) if context.settings.file_names else {}
    return {f"name:{key}": value for key, value in named.items()} | {
        f"front:{key}": value for key, value in reading.attributes.items()
    }


def _known_files(context: Context) -> dict[str, str]:
    rows = context.store.tables.entities(Kind.TRANSCRIPT)
    return {str(row.fields.get("file", "")): str(row.fields.get("name", "")) for row in rows}


def _sources(context: Context, stem: str) -> set[str]:
    """Digests of the files that the versions of a transcript came from; empty for one that is not in the study."""
    id_ = transcript_id(context.settings.id, stem)
    return sources_of(context, id_) if context.store.tables.entity(Kind.TRANSCRIPT, id_) is not None else set()


def _is_other(path: Path, sources: Collection[str]) -> bool:
    """Whether the bytes are none of those that were taken in; a file that cannot be read now is not news."""
    try:
        return _digest(path) not in sources
    except SourceError:
        return False


def _digest(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest()


def _lies_as_read(context: Context, one: Taken) -> bool:
    """Whether the file in the study still has the bytes that were read: what it became since is news."""
    return not _is_other(context.folder.transcripts / one.path.name, {one.digest})


def _seen(context: Context, one: Taken) -> Seen:
    """The file as it lies in the study now."""
    status = (context.folder.transcripts / one.path.name).stat()
    return Seen(one.report.file, one.digest, status.st_size, status.st_mtime_ns)


def _looks_the_same(path: Path, seen: Seen) -> bool:
    status = path.stat()
    return (status.st_size, status.st_mtime_ns) == (seen.size, seen.changed)
