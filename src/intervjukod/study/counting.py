"""The small counts beside the codes, and the material that reports count over."""

from __future__ import annotations

from collections import defaultdict

from intervjukod.domain.coding import Material, Voice
from intervjukod.domain.guide import is_under, several
from intervjukod.domain.transcript import Side
from intervjukod.errors import UsageError
from intervjukod.storage import Store
from intervjukod.storage.tables import VoiceRow
from intervjukod.study.context import Context, nearest
from intervjukod.study.shapes import CodeCount


def materials(context: Context) -> list[Material]:
    """The informants' side of each transcript, in order of row."""
    found: list[Material] = []
    for (id_, name), heard in _heard(context):
        said = tuple(
            Voice(one.informant, one.attributes, one.spans, one.words) for one in heard if one.side == Side.INFORMANT
        )
        if said:
            found.append(Material(id_, name, said))
    return found


def voices(context: Context) -> dict[str, list[VoiceRow]]:
    """Transcript id to its voices."""
    return context.kept("voices by id", lambda: {id_: heard for (id_, _), heard in _heard(context)})


def _heard(context: Context) -> list[tuple[tuple[str, str], list[VoiceRow]]]:
    """Id and name of each transcript in which somebody speaks, and its voices."""

    def read() -> list[tuple[tuple[str, str], list[VoiceRow]]]:
        names = context.store.tables.transcripts()
        return [(names[n], heard) for n, heard in voices_by_transcript(context.store).items() if n in names]

    return context.kept("heard", read)


def voices_by_transcript(store: Store) -> dict[int, list[VoiceRow]]:
    """Every voice, by the row number of its transcript."""
    voices: dict[int, list[VoiceRow]] = defaultdict(list)
    for voice in store.tables.voices():
        voices[voice.transcript].append(voice)
    return voices


def check_attribute(context: Context, name: str, value: str) -> None:
    """UsageError unless an informant has the value, or one below it, for the attribute."""
    said = (voice.attributes.get(name, "") for voice in context.store.tables.voices())
    known = {part for values in said for part in several(values)}
    if not any(is_under(one, (value,)) for one in known):
        raise UsageError("attribute_unknown", name=name, value=value, near=nearest(value, known))


def code_counts(context: Context, transcript: str) -> dict[str, CodeCount]:
    """By code key, children included: codings here, and informants in the study, of the one who codes."""
    store, book = context.store, context.book
    whose = context.kept("whose", lambda: _whose(context))
    given = context.kept(("given", context.coder), lambda: _given(context))
    for touched in {transcript, *context.touched}:
        given[touched] = store.tables.codes_in(touched, context.coder)
    lineage = context.kept("lineage", lambda: {code.key: (code.key, *book.ancestors(code.key)) for code in book.codes})
    here: dict[str, int] = defaultdict(int)
    informants: dict[str, set[str]] = defaultdict(set)
    for id_, codes in given.items():
        for key, count in codes.items():
            for code in lineage.get(book.resolve(key), ()):
                informants[code].update(whose.get(id_, ()))
                here[code] += count if id_ == transcript else 0
    everyone = len({name for names in whose.values() for name in names})
    return {code.key: CodeCount(here[code.key], len(informants[code.key]), everyone) for code in book.codes}


def _whose(context: Context) -> dict[str, tuple[str, ...]]:
    """Transcript id to the names of its informants."""
    return {one.transcript: tuple(voice.informant for voice in one.voices) for one in materials(context)}


def _given(context: Context) -> dict[str, dict[str, int]]:
    """Transcript id to codings by code key; only the transcript in front is asked for anew at each key press."""
    given: dict[str, dict[str, int]] = defaultdict(dict)
    for transcript, key, count in context.store.tables.code_tally(context.coder):
        given[transcript][key] = count
    return given
