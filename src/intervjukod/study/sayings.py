"""What a codebook, a guide and a table of informants say, as entities of the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from intervjukod.domain.codebook import Code, Facet
from intervjukod.domain.guide import Guide
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import speaker_id, transcript_id
from intervjukod.readers.codebook import CodebookFile, read_codebook
from intervjukod.readers.guide import kind_of, read_guide
from intervjukod.readers.informants import read_informants
from intervjukod.readers.suffixes import SUPPORTED

Said = dict[str, dict[str, Any]]
"""What a file says: ``"kind id"`` to fields, as JSON values."""

_CODE_FIELDS = tuple(name for name in Code.__dataclass_fields__ if name not in ("key", "merged_into"))


def says(text: str, name: str, study: str) -> Said:
    """What the file ``name`` (its path inside the study) says. SourceError, with its line, when it is broken."""
    path = PurePosixPath(name)
    if path.suffix.lower() == ".csv":
        return informants_say(text, name, study)
    if kind_of(text) == "guide":
        return guide_says(read_guide(text, name, path.stem), path.stem)
    return codebook_says(read_codebook(text, name, path.stem), path.stem)


def codebook_says(file: CodebookFile, stem: str) -> Said:
    """A codebook as entities: one for the file, one for each code."""
    said: Said = {
        f"{Kind.CODEBOOK} {stem}": {
            "exists": True,
            "title": file.title,
            "version": file.version,
            "language": file.language,
            "facets": [facet_field(facet) for facet in file.facets],
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
            "version": guide.version,
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
    """The table of informants as attributes of transcripts, named by stem or file, and of their speakers."""
    said: Said = {}
    for row in read_informants(text, path):
        transcript = transcript_id(study, stem(row.transcript))
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


def _change(name: str, fields: dict[str, Any]) -> Change:
    kind, _, id_ = name.partition(" ")
    return Change(Kind(kind), id_, fields)


def stem(name: str) -> str:
    """The name of a transcript without the suffix of its file, where somebody wrote that with it."""
    path = PurePosixPath(name)
    return path.stem if path.suffix.lower() in SUPPORTED else name


def facet_field(facet: Facet) -> dict[str, Any]:
    """A facet as one of those in the field ``facets`` of a codebook."""
    return {"name": facet.name, "values": list(facet.values), "default_from": facet.default_from}


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
