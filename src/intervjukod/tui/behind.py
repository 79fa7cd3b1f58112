"""The words behind a number of a report, interview by interview, to be read and coded in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript, heading
from intervjukod.locale import say
from intervjukod.tui import dimensions, seeing
from intervjukod.tui.presenter import reading_back
from intervjukod.tui.presenter.listing import Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension
from intervjukod.tui.presenter.reading_back import Around

if TYPE_CHECKING:
    from intervjukod.study.pages import Behind, Result
    from intervjukod.tui.desk import Desk

MOST = 500
"""Passages that are laid under each other at a time: more than anybody reads through in one go."""
EVERYBODY = "all"
SELECTION = ("coder", "role", "site")


@dataclass(frozen=True, slots=True)
class BehindCell:
    """The words behind one cell of a report, by what the cell names them.

    ``title`` says which cell, ``told`` what stands in it, and is left out once the selection is another. ``coders``
    are those whose codings were counted, () where none were; ``counted`` says whether passages may be.
    """

    title: str
    told: str
    result: Result
    cell: Behind
    chosen: Chosen
    coders: tuple[str, ...]
    screen: str
    counted: bool = True
    around: Around = Around.WORDS

    def dimensions(self, desk: Desk) -> list[Dimension]:
        return selections(desk)

    def narrowed(self, chosen: Chosen) -> BehindCell:
        return replace(self, chosen=chosen, told="")

    def surrounded(self, around: Around) -> BehindCell:
        return replace(self, around=around)

    def excerpts(self, desk: Desk) -> Excerpts:
        """Each passage under its reference, interview by interview."""
        behind = self._behind(desk)
        seen = self._seen(desk, behind)
        found = [
            (transcript, around, heading(transcript, around))
            for transcript, span in seen
            for around in [reading_back.surrounded(transcript, span, self.around)]
        ]
        key = "compare.passages" if len(seen) == len(behind) else "compare.some_passages"
        count = say(key, desk.language, n=len(seen), of=len(behind)) if self.counted else ""
        return Excerpts.of(" · ".join(filter(None, (self.title, self.told, count))), found)

    def nothing(self, desk: Desk) -> str:
        """Why there are no words: none were coded, or they are another's and wait."""
        if self._behind(desk):
            return say("compare.why.hidden", desk.language, coders=", ".join(self.coders))
        return say("compare.why.no_words", desk.language, cell=" · ".join(filter(None, (self.title, self.told))))

    def _behind(self, desk: Desk) -> Sequence[tuple[str, Span]]:
        chosen = self.chosen
        return desk.study.results.words_behind(
            self.result,
            self.cell,
            coder=chosen.get("coder"),
            role=chosen.get("role", ""),
            site=chosen.get("site", ""),
        )

    def _seen(self, desk: Desk, found: Sequence[tuple[str, Span]]) -> list[tuple[Transcript, Span]]:
        """Those that may be shown: of another's codings only where both are done."""
        interviews = dict.fromkeys(id_ for id_, _ in found)
        shows = {id_: all(seeing.may_see(desk, coder, id_) for coder in self.coders) for id_ in interviews}
        seen = [(id_, span) for id_, span in found if shows[id_]]
        return [(desk.study.transcripts.open(id_), span) for id_, span in seen[:MOST]]


def selections(desk: Desk) -> list[Dimension]:
    """What a report can be narrowed to: a role, a place, a coder's codings or everybody's."""
    coders = dimensions.coder_dimension(desk)
    everybody = Row(EVERYBODY, say("compare.everybody", desk.language))
    return [
        dimensions.role_dimension(desk),
        dimensions.site_dimension(desk),
        replace(coders, values=lambda: (everybody, *coders.values())),
    ]
