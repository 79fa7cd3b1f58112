"""The YAML that a draft becomes: written as a person would, so that it can be gone on with by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from intervjukod.files.yaml_text import Plain, entry, flow, scalar
from intervjukod.readers.drafts.question_outline import lettered
from intervjukod.readers.drafts.shapes import Draft, DraftCode, DraftKind, DraftQuestion

_STEP = 2
_WIDE = 110
"""What fits on a line of this many code points stands on one."""


def rendered(draft: Draft, language: str, comments: Iterable[str]) -> str:
    """The whole file; ``comments`` are its first lines, without their signs."""
    head: dict[str, Plain] = {str(draft.kind): draft.title, "version": "1"}
    if language:
        head["language"] = language
    lines = [*(f"# {comment}" for comment in comments), *_block(head, 0)]
    if draft.kind == DraftKind.CODEBOOK:
        lines += ["codes:", *_codes("", _by_parent(draft.codes), _STEP, language or "sv")]
    else:
        lines += ["questions:", *_Questions(draft.questions).lines("", _STEP, obligatory=False)]
    return "\n".join(lines) + "\n"


def _by_parent(codes: Iterable[DraftCode]) -> dict[str, list[DraftCode]]:
    children: dict[str, list[DraftCode]] = {}
    for code in codes:
        children.setdefault(code.parent, []).append(code)
    return children


def _codes(parent: str, children: Mapping[str, list[DraftCode]], column: int, language: str) -> Iterator[str]:
    """The codes under one, each with its own below it."""
    for code in children.get(parent, ()):
        fields = _fields(code, language)
        below = code.key in children
        if not below and _fits(fields, column + len(code.key)):
            yield f"{' ' * column}{scalar(code.key)}: {flow(fields)}"
            continue
        yield f"{' ' * column}{scalar(code.key)}:"
        yield from _block(fields, column + _STEP)
        if below:
            yield f"{' ' * (column + _STEP)}codes:"
            yield from _codes(code.key, children, column + 2 * _STEP, language)


def _fields(code: DraftCode, language: str) -> dict[str, Plain]:
    fields: dict[str, Plain] = {
        "label": {language: code.label, **code.labels} if code.labels else code.label,
        "brief": code.brief,
        "definition": code.definition,
        "use-when": code.use_when,
        "not-when": code.not_when,
        "examples": code.examples,
        "keywords": code.keywords,
        "alias": code.alias,
        "colour": code.colour,
        "key": code.letter,
        "codable": "" if code.codable else "false",
    }
    return {name: value for name, value in fields.items() if value}


class _Questions:
    """The questions of a guide, and the ids in it that no probe may have."""

    def __init__(self, questions: Iterable[DraftQuestion]) -> None:
        self._children: dict[str, list[DraftQuestion]] = {}
        self._used: set[str] = set()
        for question in questions:
            self._children.setdefault(question.under, []).append(question)
            self._used.add(question.id)

    def lines(self, under: str, column: int, *, obligatory: bool) -> Iterator[str]:
        """The questions under one as a list; what they take over from it is not said again."""
        before = " " * column
        for question in self._children.get(under, ()):
            fields = self._fields(question, obligatory)
            below = question.id in self._children
            if not below and "probes" not in fields and _fits(fields, column):
                yield f"{before}- {flow(fields)}"
                continue
            first, *rest = _block(fields, column + _STEP)
            yield f"{before}- {first.lstrip()}"
            yield from rest
            if below:
                yield f"{before}  questions:"
                yield from self.lines(question.id, column + 2 * _STEP, obligatory=question.obligatory)

    def _fields(self, question: DraftQuestion, obligatory: bool) -> dict[str, Plain]:
        fields: dict[str, Plain] = {"id": question.id}
        if question.nr:
            fields["nr"] = question.nr
        if question.obligatory != obligatory:
            fields["obligatory"] = "true" if question.obligatory else "false"
        fields["heading" if question.heading else "ask"] = question.text
        if question.probes:
            when: dict[str, Plain] = {"when": question.when} if question.when else {}
            fields["probes"] = when | {"suggest": [*self._probes(question)]}
        return fields

    def _probes(self, question: DraftQuestion) -> Iterator[Plain]:
        free = (id_ for id_ in lettered(question.id) if id_ not in self._used)
        for id_, ask in zip(free, question.probes, strict=False):
            yield {"id": id_, "ask": ask}


def _block(fields: Mapping[str, Plain], column: int) -> Iterator[str]:
    """A mapping with one field a line, long lists with one item a line."""
    before = " " * column
    for name, value in fields.items():
        if isinstance(value, str):
            yield before + entry(name, value, column)
        elif isinstance(value, Mapping):
            yield f"{before}{name}:"
            yield from _block(value, column + _STEP)
        elif _fits({name: value}, column) and all(isinstance(item, str) for item in value):
            yield f"{before}{name}: {flow(value)}"
        else:
            yield f"{before}{name}:"
            yield from (f"{before}  - {scalar(item) if isinstance(item, str) else flow(item)}" for item in value)


def _fits(fields: Mapping[str, Plain], column: int) -> bool:
    return column + len(flow(fields)) <= _WIDE
