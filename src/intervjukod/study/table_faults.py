"""What ``informants.csv`` says of transcripts and speakers that the study does not have, with the line and a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from intervjukod.domain.transcript import Note
from intervjukod.errors import SourceError
from intervjukod.readers.informants import InformantRow, read_informants
from intervjukod.study.context import Context
from intervjukod.study.folder import INFORMANTS, read_text
from intervjukod.study.gathering import stem_of
from intervjukod.study.sayings import stem

SPEAKER, SPEAKER_LIKE = "study.table_speaker", "study.table_speaker_guess"
TRANSCRIPT, TRANSCRIPT_LIKE = "study.table_transcript", "study.table_transcript_guess"
NAMED = 5
"""How many names are told one by one."""

_OF_TABLE = frozenset((SPEAKER, SPEAKER_LIKE, TRANSCRIPT_LIKE))
_NUMBER = re.compile(r"\d+")
"""I06 is another interview than I01, however alike they look."""


def look_at_table(context: Context) -> None:
    """Renew what the findings of the study tell of the table, as after files were taken in."""
    others = (note for note in context.findings if note.key not in _OF_TABLE)
    context.findings = (*others, *table_faults(context))


def table_faults(context: Context) -> list[Note]:
    """Rows about nobody, where somebody else is likely meant or a label of a transcript is wrong."""
    rows = _rows(context)
    labels = context.store.heard.labels() if rows else {}
    here = ((labels[name], row) for name, row in rows if name in labels)
    gone = _not_here(context, rows, labels)
    like = ((_guess(name, labels), row) for name, row in gone)
    misspelt = (
        _note(TRANSCRIPT_LIKE, row.line, {"name": row.transcript, "guess": guess}) for guess, row in like if guess
    )
    return [*_unknown_speakers(here), *misspelt]


def table_to_come(context: Context) -> Note | None:
    """Rows about transcripts that are like none in the study: interviews to come, or of another study."""
    rows = _rows(context)
    labels = context.store.heard.labels() if rows else {}
    lines: dict[str, int] = {}
    for name, row in _not_here(context, rows, labels):
        if not _guess(name, labels):
            lines.setdefault(row.transcript, row.line)
    if not lines:
        return None
    names = ", ".join(list(lines)[:NAMED]) + (" …" if len(lines) > NAMED else "")
    return _note(TRANSCRIPT, min(lines.values()), {"names": names, "n": len(lines)})


def _rows(context: Context) -> list[tuple[str, InformantRow]]:
    """The rows with the name of their transcript; none of a table that cannot be read, which is told elsewhere."""
    path = context.folder.root / INFORMANTS
    try:
        rows = read_informants(read_text(path), INFORMANTS) if path.is_file() else ()
    except SourceError:
        return []
    return [(stem(row.transcript), row) for row in rows]


def _not_here(
    context: Context, rows: Sequence[tuple[str, InformantRow]], known: Mapping[str, object]
) -> list[tuple[str, InformantRow]]:
    """The rows whose transcript is neither in the study nor waits in the folder."""
    there = known.keys() | ({stem_of(file) for file in context.folder.transcript_files()} if rows else set())
    return [(name, row) for name, row in rows if name not in there]


def _unknown_speakers(rows: Iterable[tuple[Sequence[str], InformantRow]]) -> Iterator[Note]:
    for labels, row in rows:
        if row.speaker and row.speaker not in labels:
            guess = _guess(row.speaker, labels)
            said = {"speaker": row.speaker, "name": row.transcript, "known": ", ".join(filter(None, labels))}
            yield _note(SPEAKER_LIKE, row.line, {**said, "guess": guess}) if guess else _note(SPEAKER, row.line, said)


def _note(key: str, line: int, said: Mapping[str, object]) -> Note:
    return Note(key, {"path": INFORMANTS, "where": f"{INFORMANTS}:{line}", **said}, line)


def _guess(name: str, known: Iterable[str]) -> str:
    """The name that is likely meant: one that begins or is written like it, with the same numbers; "" for none."""
    names = {one.casefold().replace(" ", ""): one for one in sorted(known, reverse=True) if one}
    wanted = name.casefold().replace(" ", "")
    begun = [one for one in names if wanted and one.startswith(wanted)]
    alike = [one for one in names if _NUMBER.findall(one) == _NUMBER.findall(wanted)]
    close = begun[:1] if len(begun) == 1 else get_close_matches(wanted, alike, n=1, cutoff=0.7)
    return names[close[0]] if close else ""
