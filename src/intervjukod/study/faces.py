"""Codebooks, guides and the table of informants: files that are an editable face of the journal.

Each replica remembers what a file said when it was last read or written. A file that has not changed since
is behind the journal, which wins; a file that has changed is a person's edit, and the difference is one
gesture. A file that cannot be read leaves everything as it was and becomes a finding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intervjukod.domain.codebook import Code, Facet
from intervjukod.domain.guide import Guide
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import speaker_id, transcript_id
from intervjukod.domain.transcript import Note
from intervjukod.errors import IntervjukodError, SourceError
from intervjukod.files.decoding import decode
from intervjukod.files.loading import read_bytes
from intervjukod.readers.codebook import CodebookFile, read_codebook
from intervjukod.readers.guide import kind_of, read_guide
from intervjukod.readers.informants import read_informants
from intervjukod.storage.local import Face, Seen
from intervjukod.study.context import MACHINE, Context

Said = dict[str, dict[str, Any]]
"""What a file says: ``"kind id"`` to fields, as JSON values."""

_CODE_FIELDS = tuple(name for name in Code.__dataclass_fields__ if name not in ("key", "merged_into"))


@dataclass(frozen=True, slots=True)
class Read:
    """A face as it stands on disk."""

    path: Path
    seen: Seen
    said: Said
    source: str


def synchronise(context: Context) -> None:
    """Take edits of the files into the journal; what cannot be read becomes a finding of the study."""
    known = context.store.local.faces()
    read: list[Read] = []
    findings: list[Note] = []
    for path in context.folder.faces():
        name = context.folder.relative(path)
        try:
            face = _read_if_changed(context, path, known.get(name))
        except IntervjukodError as error:
            findings.append(_finding(error, name))
            continue
        if face is not None:
            read.append(face)
    findings += _refuse_doubles(context, read, known)
    if read and not context.store.read_only:
        _take_in(context, read, known)
    context.findings = tuple(findings)


def stale(context: Context) -> bool:
    """Whether a file looks changed since it was last read; cheap: sizes and times only."""
    known = context.store.local.faces()
    names = set()
    for path in context.folder.faces():
        name = context.folder.relative(path)
        names.add(name)
        face = known.get(name)
        if face is None or not _looks_the_same(path, face.seen):
            return True
    return False


def codebook_says(file: CodebookFile, stem: str) -> Said:
    """A codebook as entities: one for the file, one for each code."""
    said: Said = {
        f"{Kind.CODEBOOK} {stem}": {
            "exists": True,
            "title": file.title,
            "version": file.version,
            "language": file.language,
            "facets": [_facet(facet) for facet in file.facets],
            "order": [code.key for code in file.codes],
        }
    }
    for code in file.codes:
        said[f"{Kind.CODE} {code.key}"] = {"exists": True, **code_fields(code), "codebook": stem}
    return said


def code_fields(code: Code) -> dict[str, Any]:
    """The fields of a code that say something, as JSON values."""
    values = {name: getattr(code, name) for name in _CODE_FIELDS}
    default = Code("")
    return {name: _json(value) for name, value in values.items() if value != getattr(default, name)}


def guide_says(guide: Guide, stem: str) -> Said:
    """A guide as entities: one for the file, one for each question."""
    said: Said = {
        f"{Kind.GUIDE} {stem}": {
            "exists": True,
            "title": guide.title,
            "language": guide.language,
            "roles": list(guide.roles),
            "order": [question.id for question in guide.questions],
        }
    }
    for question in guide.questions:
        fields: dict[str, Any] = {
            "id": question.id,
            "ask": question.ask,
            "heading": question.heading,
            "nr": question.nr,
            "under": question.under,
            "obligatory": question.obligatory,
            "roles": list(question.roles),
            "expects": list(question.expects),
            "stands_for": question.stands_for,
            "probes": [[probe.id, probe.ask] for probe in question.probes],
            "probes_when": question.probes_when,
        }
        kept = {name: value for name, value in fields.items() if value not in ("", [], False)}
        said[f"{Kind.QUESTION} {stem}/{question.id}"] = {"exists": True, **kept}
    return said


def informants_say(text: str, path: str, study: str) -> Said:
    """The table of informants as attributes of transcripts and of their speakers."""
    said: Said = {}
    for row in read_informants(text, path):
        transcript = transcript_id(study, row.transcript)
        attributes = {"informant": row.informant, **row.attributes}
        fields = {f"csv:{name}": value for name, value in attributes.items() if value}
        if row.speaker:
            identity = {"exists": True, "transcript": transcript, "label": row.speaker}
            said[f"{Kind.SPEAKER} {speaker_id(transcript, row.speaker)}"] = {**identity, **fields}
        else:
            said[f"{Kind.TRANSCRIPT} {transcript}"] = fields
    return said


def difference(before: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]) -> Iterator[Change]:
    """The changes that make what was said before into what is said now."""
    for name, fields in now.items():
        old = before.get(name, {})
        changed = {field: value for field, value in fields.items() if field not in old or old[field] != value}
        gone = {field: None for field in old if field not in fields}
        if changed or gone:
            yield _change(name, {**changed, **gone})
    for name, old in before.items():
        if name not in now:
            yield _change(name, {field: False if field == "exists" else None for field in old})


def remember(context: Context, path: Path, said: Said, source: str) -> None:
    """Note a file as read or written just now; the caller holds the transaction."""
    context.store.local.saw_face(Face(_seen(context.folder.relative(path), path, source.encode()), said, source))


def _take_in(context: Context, read: list[Read], known: Mapping[str, Face]) -> None:
    before: Said = {}
    now: Said = {}
    for face in read:
        earlier = known.get(face.seen.name)
        before |= {name: dict(fields) for name, fields in earlier.said.items()} if earlier else {}
        now |= face.said
    journal = context.store.journal
    with journal.transaction():
        journal.write(difference(before, now), MACHINE)
        for face in read:
            context.store.local.saw_face(Face(face.seen, face.said, face.source))
    context.forget()


def _read_if_changed(context: Context, path: Path, known: Face | None) -> Read | None:
    """The face, or None when its bytes are those that were read last."""
    if known is not None and _looks_the_same(path, known.seen):
        return None
    name = context.folder.relative(path)
    data = read_bytes(path)
    seen = _seen(name, path, data)
    if known is not None and known.seen.digest == seen.digest:
        if not context.store.read_only:
            context.store.local.saw_face(Face(seen, known.said, known.source))
        return None
    text = decode(data, None, name).text
    return Read(path, seen, _says(text, name, path, context.settings.id), text)


def _says(text: str, name: str, path: Path, study: str) -> Said:
    if path.suffix.lower() == ".csv":
        return informants_say(text, name, study)
    stem = Path(name).stem
    if kind_of(text) == "guide":
        return guide_says(read_guide(text, name, stem), stem)
    return codebook_says(read_codebook(text, name, stem), stem)


def _refuse_doubles(context: Context, read: list[Read], known: Mapping[str, Face]) -> list[Note]:
    """Drop from ``read`` each file that says what another file says already; tell which."""
    owner = {name: path for path, face in known.items() for name in face.said if name.startswith(f"{Kind.CODE} ")}
    findings: list[Note] = []
    for face in list(read):
        codes = [name for name in face.said if name.startswith(f"{Kind.CODE} ")]
        letters = _letters(context, face, known)
        doubled = next((name for name in codes if owner.get(name, face.seen.name) != face.seen.name), None)
        if doubled is not None:
            values = {"path": face.seen.name, "key": doubled.partition(" ")[2], "other": owner[doubled]}
            findings.append(Note("study.code_in_two_files", values))
            read.remove(face)
        elif letters:
            findings.append(Note("study.letter_in_two_files", {"path": face.seen.name, **letters}))
            read.remove(face)
        else:
            owner |= dict.fromkeys(codes, face.seen.name)
    return findings


def _letters(context: Context, face: Read, known: Mapping[str, Face]) -> dict[str, str]:
    """The first letter of ``face`` that a code in another file has."""
    taken = {
        fields["letter"]: name.partition(" ")[2]
        for path, other in known.items()
        if path != face.seen.name
        for name, fields in other.said.items()
        if name.startswith(f"{Kind.CODE} ") and fields.get("letter")
    }
    for name, fields in face.said.items():
        letter = fields.get("letter", "") if name.startswith(f"{Kind.CODE} ") else ""
        if letter and letter in taken:
            return {"letter": letter, "key": name.partition(" ")[2], "other": taken[letter]}
    return {}


def _finding(error: IntervjukodError, name: str) -> Note:
    line = error.line if isinstance(error, SourceError) else None
    return Note(error.sentence, {**error.values, "path": name}, line)


def _change(name: str, fields: dict[str, Any]) -> Change:
    kind, _, id_ = name.partition(" ")
    return Change(Kind(kind), id_, fields)


def _facet(facet: Facet) -> dict[str, Any]:
    return {"name": facet.name, "values": list(facet.values), "default_from": facet.default_from}


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _seen(name: str, path: Path, data: bytes) -> Seen:
    status = path.stat()
    return Seen(name, hashlib.sha256(data).hexdigest(), len(data), status.st_mtime_ns)


def _looks_the_same(path: Path, seen: Seen) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (seen.size, seen.changed)
