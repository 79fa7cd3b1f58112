"""Meta-inferences: what a person concludes of statistics and interviews side by side. A part of the room of coding."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import inference_id
from intervjukod.domain.measure import alike
from intervjukod.domain.meta_inference import MetaInference, Verdict
from intervjukod.errors import UsageError
from intervjukod.storage.tables import Row
from intervjukod.study.context import Context
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
