"""What a file that is read says of itself: one line of the import report each. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intervjukod.domain.journal import Kind
from intervjukod.domain.journal.identity import speaker_id, transcript_id
from intervjukod.domain.text import word_starts
from intervjukod.domain.transcript import Note, Reading, Side, Turn
from intervjukod.errors import IntervjukodError, SourceError
from intervjukod.storage.voices import voice_attributes
from intervjukod.study.context import Context
from intervjukod.study.folder import INFORMANTS, read_text
from intervjukod.study.gathering import name_of, stem_of
from intervjukod.study.sayings import Said, informants_say
from intervjukod.study.shapes import Imported, SpeakerRow


def table_as_it_lies(context: Context) -> Said:
    """What ``informants.csv`` says now, whether it was taken in or not; nothing where it cannot be read."""
    path = context.folder.root / INFORMANTS
    try:
        return informants_say(read_text(path), INFORMANTS, context.settings.id) if path.is_file() else {}
    except SourceError:  # what is wrong with it is told as a finding
        return {}


def report_of(context: Context, path: Path, reading: Reading, fields: Mapping[str, object], table: Said) -> Imported:
    """A file as it was read; ``fields`` are what it, its name and a person say of its transcript."""
    voices = tuple(_voices(context, stem_of(path), reading, fields, table))
    heard = [voice for voice in voices if voice.side == Side.INFORMANT]
    seconds = [time for _, time in reading.times]
    return Imported(
        file=name_of(path),
        transcript=stem_of(path),
        status="new",
        turns=len(reading.turns),
        words=sum(voice.words for voice in heard),
        speakers=tuple(voice.label for voice in voices),
        informants=tuple(voice.label for voice in heard),
        encoding=reading.encoding,
        notes=reading.notes,
        reader=reading.reader,
        begins=min(seconds, default=None),
        ends=max(seconds, default=None),
        voices=voices,
        suspicions=reading.suspicions,
        mended=reading.mended,
    )


def _voices(
    context: Context, stem: str, reading: Reading, fields: Mapping[str, object], table: Said
) -> list[SpeakerRow]:
    """Who speaks, in the order they are heard, as the lists of the study will have them."""
    turns: dict[str, list[Turn]] = defaultdict(list)
    for turn in reading.turns:
        turns[turn.speaker].append(turn)
    id_ = transcript_id(context.settings.id, stem)
    transcript = {**_told(context, Kind.TRANSCRIPT, id_, table), **fields}
    informants = sum(said[0].side is Side.INFORMANT for said in turns.values())
    rows = []
    for label, said in turns.items():
        speaker = {**_told(context, Kind.SPEAKER, speaker_id(id_, label), table), "label": label}
        about = voice_attributes(said[0].side, speaker, transcript, informants)
        name = about.pop("informant", "") if said[0].side is Side.INFORMANT else ""
        words = len(word_starts(reading.text, [turn.words for turn in said]))
        rows.append(SpeakerRow(label, said[0].side.value, len(said), words, name, about))
    return rows


def _told(context: Context, kind: Kind, id_: str, table: Said) -> dict[str, Any]:
    """What the journal says of a transcript or a speaker, and the table as it lies there now."""
    entity = context.store.journal.entity(kind, id_)
    return {**(entity.fields if entity is not None else {}), **table.get(f"{kind} {id_}", {})}


def known(context: Context, path: Path) -> Imported:
    """The report of a file that is in the study as it stands, as it was taken in."""
    tables = context.store.tables
    id_ = transcript_id(context.settings.id, stem_of(path))
    row = tables.entity(Kind.TRANSCRIPT, id_)
    voices = sorted(tables.voices(row.n), key=lambda voice: voice.spans[0]) if row is not None else []
    heard = [voice for voice in voices if voice.side == Side.INFORMANT]
    read = [version.fields for version in tables.entities_of(Kind.VERSION, id_) if version.fields.get("reader")]
    said = read[-1] if read else {}
    seconds = [time for _, time in said.get("times") or ()]
    return Imported(
        file=name_of(path),
        transcript=stem_of(path),
        status="known",
        turns=sum(len(voice.spans) for voice in voices),
        words=sum(len(voice.words) for voice in heard),
        speakers=tuple(voice.label for voice in voices),
        informants=tuple(voice.label for voice in heard),
        encoding=str(said.get("encoding") or ""),
        reader=str(said.get("reader") or ""),
        begins=min(seconds, default=None),
        ends=max(seconds, default=None),
    )


def failed(path: Path, error: IntervjukodError) -> Imported:
    """The report of a file that cannot be taken in, and why."""
    line = error.line if isinstance(error, SourceError) else None
    note = Note(error.sentence, error.values, line)
    return Imported(name_of(path), stem_of(path), "failed", notes=(note,))
