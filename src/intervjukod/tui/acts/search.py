"""Search: words in an interview or in the study, in their forms; matched words are shown and can be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import heading
from intervjukod.domain.word import Breadth
from intervjukod.locale import say
from intervjukod.study.shapes import Hit, WordMatch
from intervjukod.tui import dimensions, indexing, lens, pointing, standing, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.actions.action import may_code
from intervjukod.tui.acts.coding import give
from intervjukod.tui.presenter import finding, reading_back
from intervjukod.tui.presenter.finding import INTERVIEW, STUDY, WORD, Asked, Goal
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension, in_words
from intervjukod.tui.presenter.reading_back import Around

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

SEARCH = "search"
AT_ONCE = 6_000
"""Words that are gone through while somebody types, where the index lacks them: what no key has to wait for."""
HITS_SHOWN = 5
"""Rows of the list of hits in an interview: the text above them is what one reads."""


@dataclass(frozen=True, slots=True)
class Search:
    """Words that are looked for, and how: ``without`` are matched words that are left out."""

    query: str
    breadth: Breadth
    without: frozenset[str] = frozenset()
    chosen: Chosen = field(default_factory=dict)
    around: Around = Around.WORDS
    screen: str = SEARCH

    def dimensions(self, desk: Desk) -> list[Dimension]:
        """Where to look."""
        return [
            dimensions.role_dimension(desk),
            dimensions.code_dimension(desk),
            dimensions.transcript_dimension(desk),
        ]

    def narrowed(self, chosen: Chosen) -> Search:
        return replace(self, chosen=chosen)

    def surrounded(self, around: Around) -> Search:
        return replace(self, around=around)

    def words(self, desk: Desk) -> Sequence[WordMatch]:
        """The different words that are found, wherever one looks."""
        return desk.study.search.words(self.query, breadth=self.breadth)

    def hits(self, desk: Desk) -> Sequence[Hit]:
        """Every place."""
        return desk.study.search.hits(
            self.query,
            breadth=self.breadth,
            without=self.without,
            transcript=self.chosen.get("transcript", ""),
            role=self.chosen.get("role", ""),
            code=self.chosen.get("code", ""),
        )

    def excerpts(self, desk: Desk) -> Excerpts:
        """The sentence around each hit, or more, with the hits pointed out."""
        hits = self.hits(desk)
        by_transcript = finding.by_transcript(hits)
        found = []
        for id_, spans in by_transcript.items():
            transcript = desk.study.transcripts.open(id_)
            for sentence in reading_back.sentences_around(transcript, spans):
                span = reading_back.surrounded(transcript, sentence, self.around)
                found.append((transcript, span, heading(transcript, span)))
        return Excerpts.of(self.title(desk, hits), found, finding.pairs(by_transcript))

    def nothing(self, desk: Desk) -> str:
        told = in_words(self.dimensions(desk), self.chosen)
        what = " · ".join((f"”{self.query}”", *told))
        key = "read.nothing.search_wider" if self.breadth is Breadth.FORMS else "read.nothing.search"
        return " ".join(part for part in (say(key, desk.language, what=what), self._missing(desk)) if part)

    def title(self, desk: Desk, hits: Sequence[Hit]) -> str:
        """The words, how many hits in how many interviews, how they were looked for, and what is not covered."""
        words = [one.word for one in self.words(desk)]
        kept = [word for word in words if word not in self.without]
        count = say("read.count.hits", desk.language, n=len(hits))
        where = say("read.count.interviews", desk.language, n=len({hit.id for hit in hits}))
        breadth = say(finding.BREADTHS[self.breadth], desk.language)
        if self.without:
            breadth = say("read.breadth.some", desk.language, breadth=breadth, n=len(kept), of=len(words))
        name = kept[0] if self.without and len(kept) == 1 else self.query
        told = (f"{name}: {count} {where} ({breadth})", *in_words(self.dimensions(desk), self.chosen))
        return " · ".join(part for part in (*told, self._missing(desk)) if part)

    def _missing(self, desk: Desk) -> str:
        """What the index does not cover yet, where it is asked."""
        return indexing.progress(desk) if self.breadth is not Breadth.EXACT else ""


def search(desk: Desk, _: str) -> None:
    """Ask for words. What they find is counted while no key is pressed; the rows say where to look.

    On a page one looks in the whole study.
    """
    indexing.soon(desk)
    here = desk.interview.name if desk.interview is not None and desk.page is None else ""

    def fill(typed: str) -> tuple[Row, ...]:
        return _prompt_rows(desk, Asked(typed, here))

    def later(typed: str) -> tuple[Row, ...]:
        return _prompt_rows(desk, _counted(desk, Asked(typed, here)))

    title = say("read.list.search", desk.language)
    listing = Listing(title, Place.PROMPT, (), lambda row: _go(desk, row), fill=fill, later=later)
    desk.lay(listing.typing(""))


def _prompt_rows(desk: Desk, asked: Asked) -> tuple[Row, ...]:
    rows = finding.prompt_rows(asked, desk.indexing.breadth, desk.language)
    missing = indexing.progress(desk)
    return (*rows, Row("", missing, why_not=say("read.why.no_index", desk.language))) if missing else rows


def _counted(desk: Desk, asked: Asked) -> Asked:
    unread = desk.survey.words * (1 - desk.indexing.share)
    if not asked.words or unread > AT_ONCE:
        return asked
    words, widest = desk.study.search.words, _widest(desk)
    interview = words(asked.words, breadth=widest, transcript=asked.here) if asked.here else ()
    return replace(asked, study=words(asked.words, breadth=widest), interview=interview)


def _widest(desk: Desk) -> Breadth:
    """The widest search there is now."""
    return Breadth.EXACT if desk.indexing.breadth is Breadth.EXACT else Breadth.COMPOUNDS


def _narrowest(desk: Desk, words: str) -> Search:
    """The narrowest search that finds the words; half a Swedish word is often found inside compounds alone."""
    usual, widest = Search(words, desk.indexing.breadth), Search(words, _widest(desk))
    return widest if not usual.hits(desk) and widest.hits(desk) else usual


def _go(desk: Desk, row: Row) -> None:
    """To what the row of the prompt stands for."""
    goal = Goal.of(row.id)
    if not goal.words:
        desk.warn("read.why.no_words")
    elif goal.scope == INTERVIEW:
        step_through(desk, Search(goal.words, desk.indexing.breadth))
    elif goal.scope == STUDY:
        lens.show(desk, _narrowest(desk, goal.words))
    else:
        widest = Search(goal.words, _widest(desk))
        others = {one.word for one in widest.words(desk)} - {goal.word} if goal.word else set()
        lens.show(desk, replace(widest, without=frozenset(others)))


def step_through(desk: Desk, search: Search) -> None:
    """The hits in this interview as a list under the text; the text follows the one in focus."""
    interview = desk.interview
    if interview is None:
        return
    here = search.narrowed({**search.chosen, "transcript": interview.name})
    hits = here.hits(desk)
    if not hits:
        desk.tell(here.nothing(desk))
        return
    at = desk.source()
    if desk.excerpts is not None:
        trail.go_to(desk, interview.id, at[1] if at else None)
    spans = [Span(hit.start, hit.end) for hit in hits]
    pointing.show_hits(desk, spans)

    def follow(row: Row) -> None:
        desk.text.go_to(spans[int(row.id)])

    def stay(_: Row) -> None:
        """The cursor is there already."""

    ahead = next((n for n, span in enumerate(spans) if span >= desk.text.cursor.span), 0)
    listing = Listing(
        here.title(desk, hits), Place.ROWS, finding.hit_rows(hits), stay,
        lettered=lambda letter: _code_hit(desk, letter), at=ahead, follow=follow, size=HITS_SHOWN,
    )  # fmt: skip
    desk.lay(listing)
    follow(listing.rows[ahead])


def _code_hit(desk: Desk, letter: str) -> bool:
    """A letter is a code here too; False for one that no code has."""
    code = desk.book.by_letter.get(letter)
    why = may_code(standing.context(desk))
    if why:
        desk.warn(why)
    elif code is not None:
        give(desk, code.key)
    return bool(why) or code is not None


def matched_words(desk: Desk, _: str) -> None:
    """The words that were found, to be left out or taken in again, and how widely to look."""
    if isinstance(desk.lens, Search):
        _lay_words(desk, desk.lens, 0)


def _lay_words(desk: Desk, shown: Search, at: int) -> None:
    indexed = bool(desk.indexing.state.indexed)
    rows = finding.word_rows(shown.words(desk), shown.without, shown.breadth, indexed, desk.language)

    def choose(row: Row) -> None:
        other = _turned(shown, row)
        found = lens.show_again(desk, other)
        _lay_words(desk, other if found else shown, rows.index(row) if other.breadth is shown.breadth else 0)

    title = say("read.list.words", desk.language, query=shown.query)
    desk.lay(Listing(title, Place.ROWS, rows, choose, at=at))


def _turned(shown: Search, row: Row) -> Search:
    """The search after a row of the list of words was chosen."""
    if not row.id.startswith(WORD):
        return replace(shown, breadth=Breadth(row.id), without=frozenset())
    return replace(shown, without=shown.without ^ {row.id.removeprefix(WORD)})


def keywords(desk: Desk, _: str) -> None:
    """Point the codebook's keywords out in the text, or no longer."""
    listening = pointing.turn(desk)
    missing = indexing.progress(desk)
    if listening and missing:
        desk.say("read.keywords.waiting", progress=missing)
    else:
        desk.say("read.keywords.on" if listening else "read.keywords.off")


HANDLERS = {"search": search, "matched_words": matched_words, "keywords": keywords}
