"""Reading back: all passages of a code, or all kept quotes, as excerpts; with a selection, with more around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from intervjukod.domain.anchor import PLACED
from intervjukod.domain.coding import Passage
from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript, heading
from intervjukod.locale import say
from intervjukod.study.chosen import shared
from intervjukod.tui import dimensions, lens, seeing
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import narrowing
from intervjukod.tui.presenter import kept_quotes, reading_back
from intervjukod.tui.presenter import picker as ranking
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension, in_words
from intervjukod.tui.presenter.reading_back import Around

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

CODE, QUOTES = "code", "quotes"
COUNTS = {CODE: "read.count.passages", QUOTES: "read.count.quotes"}
NOTHING = {CODE: "read.nothing.code", QUOTES: "read.nothing.quotes"}


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Coded passages. On the screen ``code`` a code is always chosen; on ``quotes`` they are kept quotes."""

    chosen: Chosen = field(default_factory=dict)
    screen: str = CODE
    around: Around = Around.WORDS

    def dimensions(self, desk: Desk) -> list[Dimension]:
        """All that a coding can be chosen by."""
        return [
            dimensions.code_dimension(desk, held=self.screen == CODE),
            dimensions.role_dimension(desk),
            dimensions.site_dimension(desk),
            dimensions.question_dimension(desk),
            dimensions.coder_dimension(desk),
            dimensions.transcript_dimension(desk),
            dimensions.text_dimension(desk),
            dimensions.near_dimension(desk),
            dimensions.facet_dimension(desk),
            *([_near_by(desk)] if "near" in self.chosen else []),
        ]

    def narrowed(self, chosen: Chosen) -> Retrieval:
        return replace(self, chosen=chosen)

    def surrounded(self, around: Around) -> Retrieval:
        return replace(self, around=around)

    def excerpts(self, desk: Desk) -> Excerpts:
        """Each passage under its reference; those of one interview that overlap are one."""
        passages = self.passages(desk)
        words = [(transcript, Span(one.start, one.end)) for transcript, one in passages]
        shown = [reading_back.surrounded(transcript, span, self.around) for transcript, span in words]
        heads = [heading(transcript, span) for (transcript, _), span in zip(words, shown, strict=True)]
        remarks = self._remarks(desk, [one for _, one in passages])
        found = kept_quotes.headed(
            (transcript, span, head, remark)
            for (transcript, _), span, head, remark in zip(words, shown, heads, remarks, strict=True)
        )
        informants = {name for _, one in passages for name in one.informant.split(";") if name}
        count = say(COUNTS[self.screen], desk.language, n=reading_back.passages(words))
        who = say("read.count.informants", desk.language, n=len(informants))
        return Excerpts.of(f"{self._named(desk)} · {count}, {who}", found)

    def _remarks(self, desk: Desk, found: Sequence[Passage]) -> Sequence[str]:
        """What is said of each quote beside its place; nothing of other passages."""
        if self.screen != QUOTES:
            return [""] * len(found)
        shared = sharing(desk, found)
        return [kept_quotes.remark(one, shared[one.role, one.site], desk.language) for one in found]

    def nothing(self, desk: Desk) -> str:
        return say(NOTHING[self.screen], desk.language, what=self._named(desk))

    def _named(self, desk: Desk) -> str:
        told = in_words(self.dimensions(desk), self.chosen)
        title = [] if self.screen == CODE else [say("read.quotes", desk.language)]
        return " · ".join((*title, *told))

    def _found(self, desk: Desk) -> Sequence[Passage]:
        chosen = self.chosen
        return desk.study.reading.passages(
            code=chosen.get("code", ""),
            role=chosen.get("role", ""),
            site=chosen.get("site", ""),
            question=chosen.get("question", ""),
            facets=dimensions.facets_in(chosen),
            coder=chosen.get("coder", desk.study.coder if desk.whose == "" else desk.whose),
            transcript=chosen.get("transcript", ""),
            text=chosen.get("text", ""),
            near=chosen.get("near", ""),
            near_by=chosen.get("near_by", OVERLAP),
            quoted=self.screen == QUOTES,
        )

    def passages(self, desk: Desk) -> list[tuple[Transcript, Passage]]:
        """Those that may be shown and have a place, by interview."""
        found = self._found(desk)
        opened = {
            name: desk.study.transcripts.open(desk.study.transcripts.find(name))
            for name in dict.fromkeys(one.transcript for one in found)
        }
        may_see = {
            (coder, name): seeing.may_see(desk, coder, opened[name].id)
            for coder, name in dict.fromkeys((one.coder, one.transcript) for one in found)
        }
        return [
            (opened[one.transcript], one) for one in found if one.state in PLACED and may_see[one.coder, one.transcript]
        ]


def sharing(desk: Desk, found: Sequence[Passage]) -> Mapping[tuple[str, str], int]:
    """How many informants of the study share each role and place of these passages."""
    return shared(desk.study.transcripts.informants(), found)


def _near_by(desk: Desk) -> Dimension:
    """What a passage and one of the other code must have in common."""

    def values() -> tuple[Row, ...]:
        return tuple(Row(name, say(key, desk.language)) for name, key in NEAR_BY.items())

    return Dimension("near_by", say("read.filter.near_by", desk.language), values)


OVERLAP = "overlap"
NEAR_BY = {OVERLAP: "read.near_by.overlap", "turn": "read.near_by.turn", "answer": "read.near_by.answer"}


def show_code(desk: Desk, _: str) -> None:
    """Read the code in focus, or else the one used last; without one, or where it has no passages, ask which."""
    key = desk.focus_code or desk.last_code
    if not key or not read_code(desk, key):
        ask_code(desk, "")


def read_code(desk: Desk, key: str, chosen: Chosen | None = None) -> bool:
    """All passages of a code, narrowed by ``chosen``; False, said in words, where there are none."""
    return lens.show(desk, Retrieval({"code": key, **(chosen or {})}))


def ask_code(desk: Desk, _: str) -> None:
    """Which code to read."""

    def fill(typed: str) -> tuple[Row, ...]:
        return tuple(
            Row(one.code.key, one.code.name(desk.language), one.code.letter, one.found_by or one.code.brief,
                code=one.code.key)
            for one in ranking.rank(desk.book, typed, desk.language)
        )  # fmt: skip

    def choose(row: Row) -> None:
        read_code(desk, row.id)

    title = say("read.list.code", desk.language)
    desk.lay(Listing(title, Place.PICKER, (), choose, fill=fill).typing(""))


def show_quotes(desk: Desk, _: str) -> None:
    """Read the kept quotes."""
    lens.show(desk, Retrieval(screen=QUOTES))


def select(desk: Desk, _: str) -> None:
    """Choose the selection of what one reads."""
    shown = desk.lens
    if shown is not None:

        def done(chosen: Chosen) -> None:
            lens.show_again(desk, shown.narrowed(chosen))

        narrowing.narrow(desk, shown.dimensions(desk), shown.chosen, done)


def surround(desk: Desk, _: str) -> None:
    """The words alone, their turn, or the question too."""
    if desk.lens is not None and desk.lens.around is not None:
        around = desk.lens.around.wider
        if lens.show_again(desk, desk.lens.surrounded(around)):
            desk.say(AROUND[around])


AROUND = {
    Around.WORDS: "read.around.words",
    Around.TURN: "read.around.turn",
    Around.QUESTION: "read.around.question",
}


HANDLERS = {"read_code": ask_code, "select": select, "surround": surround}
