"""Question guides, flattened in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intervjukod.domain.guide import Guide, Probe, Question
from intervjukod.errors import SourceError
from intervjukod.files.marked_yaml import Node, load
from intervjukod.readers.fields import Fields, items, unknown

FILE_FIELDS = ("guide", "version", "language", "for", "questions")
QUESTION_FIELDS = (
    "id", "nr", "ask", "heading", "x", "for", "expects", "probes", "under", "obligatory", "questions",
)  # fmt: skip
PROBES_FIELDS = ("when", "suggest")
PROBE_FIELDS = ("id", "ask")

_KIND = re.compile(r"""^(?:\{[ ]{0,3})?["']?(codebook|guide)["']?[ \t]{0,20}:""", re.MULTILINE)


def kind_of(text: str) -> str:
    """``codebook`` or ``guide``, whichever the file says first, or "". A broken file has a kind too."""
    match = _KIND.search(text)
    return match[1] if match else ""


def read_guide(text: str, path: str, stem: str) -> Guide:
    """The guide in ``text``. SourceError, with its line, for whatever is not as it should be.

    A question inside another stands under it and takes over from it what it does not say itself: for
    whom it is, and that it is obligatory.
    """
    top = Fields(load(text, path), path, FILE_FIELDS)
    title = top.required("guide")
    reader = _Questions(path, stem)
    questions = tuple(reader.inside(top.node("questions"), None))
    reader.refuse_unknown_parents(questions)
    return Guide(stem, title, top.language("language"), top.texts("for"), questions, top.text("version"))


class _Questions:
    """The questions of one file, and the ids among them."""

    def __init__(self, path: str, stem: str) -> None:
        self._path, self._stem = path, stem
        self._ids: dict[str, int] = {}
        self._under: dict[str, int] = {}

    def inside(self, node: Node | None, outer: Question | None) -> Iterator[Question]:
        """The questions of a list, each followed by those inside it."""
        for item in items(node, self._path, "questions") if node else ():
            fields = Fields(item, self._path, QUESTION_FIELDS)
            question = self._question(fields)
            if outer is not None:
                question = _inheriting(question, outer, fields.node("obligatory") is not None)
            yield question
            yield from self.inside(fields.node("questions"), question)

    def refuse_unknown_parents(self, questions: tuple[Question, ...]) -> None:
        """SourceError when ``under`` names no question, or leads back to the question itself."""
        parents = {question.id: question.under for question in questions}
        for question in questions:
            line = self._under.get(question.id, self._ids[question.id])
            if question.under and question.under not in parents:
                raise unknown("readers.unknown_question", question.under, parents, self._path, line)
            seen = {question.id}
            above = question.under
            while above:
                if above in seen:
                    raise SourceError("readers.questions_in_a_loop", path=self._path, line=line, name=question.id)
                seen.add(above)
                above = parents.get(above, "")

    def _question(self, fields: Fields) -> Question:
        identity = self._claim(fields)
        ask, heading = fields.text("ask"), fields.text("heading")
        if not ask and not heading:
            raise fields.error("readers.question_without_words", "id", name=identity)
        if fields.node("under") is not None:
            self._under[identity] = fields.line("under")
        probes, when = self._probes(fields.node("probes"))
        return Question(
            id=identity,
            ask=ask,
            heading=heading,
            nr=fields.text("nr"),
            under=fields.text("under"),
            obligatory=fields.truth("obligatory", False),
            roles=fields.texts("for"),
            expects=fields.texts("expects"),
            stands_for=fields.text("x"),
            probes=probes,
            probes_when=when,
            guide=self._stem,
        )

    def _probes(self, node: Node | None) -> tuple[tuple[Probe, ...], str]:
        if node is None:
            return (), ""
        fields = Fields(node, self._path, PROBES_FIELDS)
        suggested = fields.node("suggest")
        probes = []
        for item in items(suggested, self._path, "suggest") if suggested else ():
            probe = Fields(item, self._path, PROBE_FIELDS)
            probes.append(Probe(self._claim(probe), probe.required("ask")))
        return tuple(probes), fields.text("when")

    def _claim(self, fields: Fields) -> str:
        identity = fields.required("id")
        if identity in self._ids:
            raise fields.error("readers.doubled_question", "id", name=identity, first=self._ids[identity])
        self._ids[identity] = fields.line("id")
        return identity


def _inheriting(question: Question, outer: Question, says_obligatory: bool) -> Question:
    return replace(
        question,
        under=question.under or outer.id,
        roles=question.roles or outer.roles,
        obligatory=question.obligatory if says_obligatory else outer.obligatory,
    )
