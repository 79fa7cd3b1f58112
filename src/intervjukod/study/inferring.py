"""Meta-inferences: what a person concludes of statistics and interviews side by side. A part of the room of coding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intervjukod.analysis.selection import values_of
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import inference_id
from intervjukod.domain.measure import alike
from intervjukod.domain.meta_inference import MetaInference, Verdict
from intervjukod.domain.transcript import Note
from intervjukod.errors import NotFoundError, UsageError
from intervjukod.storage.tables import Row
from intervjukod.study.context import Context, nearest
from intervjukod.study.counting import materials
from intervjukod.study.deeds import describe
from intervjukod.study.folding import rival_texts
from intervjukod.study.shapes import Act


class Inferring:
    """See :mod:`intervjukod.study`."""

    _context: Context

    def inferences(self) -> Sequence[MetaInference]:
        """Every meta-inference of every coder, in the order they were made; its code as it resolves today."""
        return inferences(self._context)

    def infer(
        self, code: str, *, place: str, indicator: str, verdict: str, text: str | None = None, coder: str = ""
    ) -> Act:
        """Write one's judgement of what is said of ``code`` at ``place`` beside ``indicator``, and why.

        One a coder on each: a later one takes the place of the earlier, whose words stay where ``text`` is None.
        NotFoundError, AmbiguousError for the code; UsageError for a verdict that is none of ``Verdict``, and for an
        empty place or indicator.
        """
        context = self._context
        fields = {"code": context.find_code(code), "place": _named("place", place)}
        fields |= {"indicator": _named("indicator", indicator), "verdict": _verdict(verdict)}
        id_, there = _own(context, fields, coder or context.coder)
        said = there.text if there is not None and text is None else (text or "").strip()
        new = {**fields, "text": said, "coder": coder or context.coder}
        if there is not None and (there.verdict, there.text, there.others) == (fields["verdict"], said, ()):
            return Act("", "joint.act.already", _told(context, fields), (id_,))
        return describe(context, context.write([Change(Kind.INFERENCE, id_, {"exists": True, **new})]))

    def strange_place(self, place: str) -> Note | None:
        """What is to be told of a place that no passage and no earlier conclusion is of; None of another."""
        known = {alike(name): name for name in _places(self._context)}
        if alike(place) in known:
            return None
        return Note("joint.strange_place", {"place": place, "near": nearest(place, known.values())})

    def withdraw_inference(self, code: str, *, place: str, indicator: str, coder: str = "") -> Act:
        """Take one's judgement back; undo brings it again. NotFoundError, AmbiguousError for the code; UsageError."""
        context = self._context
        fields = {"code": context.find_code(code), "place": _named("place", place)}
        fields |= {"indicator": _named("indicator", indicator)}
        id_, there = _own(context, fields, coder or context.coder)
        if there is None:
            return Act("", "joint.act.none", _told(context, fields))
        return describe(context, context.write([Change(Kind.INFERENCE, id_, {"exists": False})]))


def inferences(context: Context) -> list[MetaInference]:
    """Every meta-inference, in the order they were made; what a newer release wrote in other words is left alone."""
    rows = context.store.tables.entities(Kind.INFERENCE)
    return [_inference(context, row) for row in rows if row.fields.get("verdict") in tuple(Verdict)]


def _inference(context: Context, row: Row) -> MetaInference:
    said = {name: str(row.fields.get(name, "")) for name in ("place", "code", "indicator", "verdict", "text", "coder")}
    return MetaInference(
        row.id,
        said["place"],
        context.book.resolve(said["code"]),
        said["indicator"],
        Verdict(said["verdict"]),
        said["text"],
        said["coder"],
        rival_texts(context.store, row, Kind.INFERENCE),
    )


def _places(context: Context) -> Iterator[str]:
    """What is known as a place: by the codebook, by a coding or its informants, by somebody's conclusion."""
    from intervjukod.analysis.joint import place_name  # no other part of coding needs what makes a report
    from intervjukod.study.comparing import attributes

    yield from (one.place for one in inferences(context))
    book, people = context.book, materials(context)
    try:
        where = place_name(book, attributes(people))
    except NotFoundError:
        return
    facet = book.facet.get(where)
    if facet is not None:
        yield from (*facet.values, *filter(None, context.store.tables.columns(None, (where,)).facets[where]))
    named = facet.default_from if facet is not None else where
    voices = (voice for material in people for voice in material.voices)
    yield from (value for voice in voices for value in values_of(voice.attributes, named) if value)


def _own(context: Context, fields: dict[str, str], coder: str) -> tuple[str, MetaInference | None]:
    """The coder's judgement of the same, and its id, which was made of the code as it was called then."""
    wanted = [alike(fields[name]) for name in ("place", "indicator")]
    for one in inferences(context):
        if (one.code, one.coder) == (fields["code"], coder) and [alike(one.place), alike(one.indicator)] == wanted:
            return one.id, one
    return inference_id(context.settings.id, wanted[0], fields["code"], wanted[1], coder), None


def _told(context: Context, fields: dict[str, str]) -> dict[str, object]:
    code = context.book.by_key[fields["code"]].name(context.language)
    return {"code": code, "place": fields["place"], "indicator": fields["indicator"]}


def _named(field: str, value: str) -> str:
    name = " ".join(value.split())
    if not name:
        raise UsageError(f"joint.error.no.{field}")
    return name


def _verdict(value: str) -> str:
    if value not in tuple(Verdict):
        raise UsageError("joint.error.verdict", value=value, known=", ".join(Verdict))
    return value
