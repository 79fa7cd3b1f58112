"""Passages for a reader who must not learn whose they are: under each a role, and edited as the chosen quotes are.

What was left out of a quote may have been left out to protect somebody, so it is left out wherever its words stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from intervjukod.analysis.themes import ThemesReport
from intervjukod.domain.anchor import PLACED
from intervjukod.domain.citing import OMITTED
from intervjukod.domain.span import Span, replaced
from intervjukod.domain.transcript import Transcript
from intervjukod.reports.quotes import Quote
from intervjukod.reports.theme_words import ThemeWords
from intervjukod.reports.wording import Wording
from intervjukod.study.chosen import roles_in
from intervjukod.study.coded import codings
from intervjukod.study.ground import Ground
from intervjukod.study.quotations import proved

Edited = tuple[Span, str]
"""A place in a text, and what is read there instead."""


class Unnamed:
    """Reads the passages of a theme summary."""

    def __init__(self, ground: Ground, result: ThemesReport) -> None:
        self._words = ThemeWords(result, Wording(ground.context.language, {}))
        self._edits: dict[str, list[Edited]] = defaultdict(list)
        for transcript, edit in _edits(ground):
            self._edits[transcript].append(edit)

    def quote(self, opened: Transcript, span: Span) -> Quote:
        """A passage, turn by turn, with the roles of who speaks in it."""
        edits = self._edits.get(opened.id, ())
        parts = (turn.words.shared(span) for turn in opened.turns_in(span))
        said = "\n".join(_as_edited(opened.text, part, edits) for part in parts if part)
        return Quote(said, self._words.roles(roles_in(opened, span, paths=self._words.report.role_paths)))


def _edits(ground: Ground) -> Iterator[tuple[str, Edited]]:
    """Transcript id and edit of every quote that anybody has edited, whoever's codings the report counts."""
    counted = {material.transcript for material in ground.selection.counted}
    rows = (row for row in ground.context.store.tables.codings("c.citation <> ''") if row.transcript in counted)
    for coding in codings(ground.context, rows):
        if coding.state in PLACED:
            verbatim = coding.span.of(ground.transcript(coding.transcript).text)
            quotation = proved(verbatim, coding.citation)
            for edit in quotation.edits if quotation is not None else ():
                yield coding.transcript, (edit.span.shift(coding.span.start), edit.words)


def _as_edited(text: str, part: Span, edits: Iterable[Edited]) -> str:
    """The words of ``part`` on one line, with the edits that are made there."""
    found = ((span if part.contains(span) else span.shared(part), words) for span, words in edits)
    here = _apart((span, words) for span, words in found if span is not None)
    made = [(span.shift(-part.start), f" {words} ") for span, words in here]
    edited = replaced(part.of(text), [span for span, _ in made], [words for _, words in made])
    return " ".join(edited.split())


def _apart(edits: Iterable[Edited]) -> list[Edited]:
    """Edits in order and apart: where several stand and do not say the same, the words are left out."""
    apart: list[Edited] = []
    for span, words in sorted(edits, key=lambda edit: (edit[0].start, bool(edit[0]), -len(edit[0]))):
        before, said = apart[-1] if apart else (None, "")
        if before is None or not (span == before or span.overlaps(before)):
            apart.append((span, words))
        elif (span, words) != (before, said):
            apart[-1] = (before.cover(span), OMITTED)
    return apart
