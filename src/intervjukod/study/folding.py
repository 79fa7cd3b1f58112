"""From rows of the fold to the values of the domain: codebook, guides, transcripts, codings, memos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.codebook import Code, Codebook, Facet, standing
from intervjukod.domain.guide import Guide, Probe, Question
from intervjukod.domain.journal import Kind
from intervjukod.domain.memo import Memo
from intervjukod.domain.transcript import Side, Speaker, Times, Transcript, Turn
from intervjukod.errors import NotFoundError
from intervjukod.storage import Store
from intervjukod.storage.tables import Row, Tables


class Entities(Protocol):
    """What tells of the live entities of a kind: the folded tables, or a fold of fewer ops."""

    def entities(self, kind: str) -> list[Row]:
        """In the order they were made."""


def codebook(tables: Entities) -> Codebook:
    """All codes of all codebooks, in the order of their files."""
    books = sorted(tables.entities(Kind.CODEBOOK), key=lambda row: row.id)
    place = {key: m for row in books for m, key in enumerate(row.fields.get("order") or ())}
    number = {row.id: n for n, row in enumerate(books)}

    def order(row: Row) -> tuple[int, int, int, str]:
        """By file; in it as the file has them; codes that no file has placed come last, as they were made."""
        book = number.get(str(row.fields.get("codebook", "")), len(books))
        return book, place.get(row.id, len(place)), row.made, row.id

    rows = sorted(tables.entities(Kind.CODE), key=order)
    facets: dict[str, Facet] = {}
    for row in books:
        for said in row.fields.get("facets") or ():
            facets.setdefault(said["name"], Facet(said["name"], tuple(said["values"]), said.get("default_from", "")))
    titles = {row.id: str(row.fields.get("title") or row.id) for row in books}
    return Codebook(standing((code_from(row.id, row.fields) for row in rows), titles), tuple(facets.values()), titles)


def code_from(key: str, fields: Mapping[str, Any]) -> Code:
    """A code from what the journal says of it."""
    said = {name: value for name, value in fields.items() if name in _CODE_FIELDS and value is not None}
    lists = {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
    return Code(key=key, **{**said, **lists})


_CODE_FIELDS = frozenset(Code.__dataclass_fields__) - {"key"}


def guides(tables: Entities) -> tuple[Guide, ...]:
    """Every question guide, by file name."""
    by_guide: dict[str, dict[str, Question]] = {}
    for row in tables.entities(Kind.QUESTION):
        question = _question(row)
        by_guide.setdefault(question.guide, {})[question.id] = question
    found: list[Guide] = []
    for row in sorted(tables.entities(Kind.GUIDE), key=lambda row: row.id):
        questions = by_guide.get(row.id, {})
        order = [id_ for id_ in row.fields.get("order") or () if id_ in questions]
        order += [id_ for id_ in questions if id_ not in order]
        said = row.fields
        found.append(
            Guide(
                row.id,
                str(said.get("title") or ""),
                str(said.get("language") or ""),
                tuple(said.get("roles") or ()),
                tuple(questions[id_] for id_ in order),
                str(said.get("version") or ""),
            )
        )
    return tuple(found)


def _question(row: Row) -> Question:
    said = row.fields
    return Question(
        id=said.get("id") or row.id.partition("/")[2],
        ask=said.get("ask") or "",
        heading=said.get("heading") or "",
        nr=said.get("nr") or "",
        under=said.get("under") or "",
        obligatory=bool(said.get("obligatory")),
        roles=tuple(said.get("roles") or ()),
        expects=tuple(said.get("expects") or ()),
        stands_for=said.get("stands_for") or "",
        probes=tuple(Probe(id_, ask) for id_, ask in said.get("probes") or ()),
        probes_when=said.get("probes_when") or "",
        guide=row.id.partition("/")[0],
    )


def transcript_names(tables: Tables) -> dict[str, str]:
    """Stems and file names to ids; a stem wins over another transcript's file name."""
    names: dict[str, str] = {}
    rows = tables.entities(Kind.TRANSCRIPT)
    for row in rows:
        names.setdefault(str(row.fields.get("file", "")), row.id)
    names.update({str(row.fields.get("name", "")): row.id for row in rows})
    names.pop("", None)
    return names


def transcript(store: Store, id_: str) -> Transcript:
    """The transcript in the version shown. NotFoundError when it or its text is not here."""
    row = store.tables.entity(Kind.TRANSCRIPT, id_)
    current = store.journal.folding.versions(id_).current if row is not None else None
    if row is None or current is None or not store.texts.has(current.text):
        raise NotFoundError("transcript_without_text", name=str(row.fields.get("name", id_)) if row else id_)
    speakers = {
        voice.label: Speaker(voice.label, Side(voice.side), voice.informant, voice.attributes)
        for voice in store.tables.voices(row.n)
    }
    text = store.texts.get(current.text)
    turns = store.journal.folding.turns(id_, text)
    name, file = str(row.fields.get("name", id_)), str(row.fields.get("file", ""))
    times = store.heard.times(current.id) or _of_turns(turns)
    return Transcript(id_, name, file, current.text, text, turns, speakers, times)


def _of_turns(turns: Sequence[Turn]) -> Times:
    """When turns begin to be heard: all that older versions tell of times."""
    return tuple((turn.words.start, turn.time) for turn in turns if turn.time is not None)


def memo(store: Store, row: Row) -> Memo:
    """A memo in the version shown, with what colleagues wrote at the same time."""
    said = row.fields
    span = None
    if said.get("anchor"):
        anchor = Anchor.from_field(said["anchor"])
        span = store.journal.folding.versions(str(said.get("transcript", ""))).place(anchor).span
    return Memo(
        row.id,
        str(said.get("about", "")),
        str(said.get("subject", "")),
        str(said.get("coder", "")),
        str(said.get("text", "")),
        span,
        rival_texts(store, row),
    )


def rival_texts(store: Store, row: Row, kind: Kind = Kind.MEMO) -> tuple[str, ...]:
    """Texts of a memo, or of what has a text too, that lost to a colleague's without either knowing of the other."""
    if (str(kind), row.id) not in store.tables.conflicted():
        return ()
    entity = store.journal.entity(kind, row.id)
    register = entity.registers.get("text") if entity is not None else None
    return tuple(str(op.fields["text"]) for op in register.rivals("text")) if register is not None else ()


def informant_attribute(attributes: Mapping[str, Any], name: str) -> str:
    """The attribute when it has exactly one value: an informant of two places gives a facet no default."""
    value = str(attributes.get(name, ""))
    return "" if ";" in value else value.strip()
