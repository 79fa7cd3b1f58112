"""What a search shows: counts while one types, matched words to leave out, hits under each other. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.domain.span import Span
from intervjukod.domain.word import Breadth, Kinship
from intervjukod.locale import say
from intervjukod.study.shapes import Hit, WordMatch
from intervjukod.tui.presenter import cells
from intervjukod.tui.presenter.listing import Row

STUDY, INTERVIEW, WIDER, ONLY = "study", "interview", "wider", "only"
"""Where the rows of the prompt look: in the study, in the interview, in compounds too, for one word alone."""
WORD = "word "
"""Before a word in the id of its row in the list of words."""
BETWEEN = "\t"
"""Between the parts of the id of a row of the prompt."""
BREADTHS = {
    Breadth.EXACT: "read.breadth.exact",
    Breadth.FORMS: "read.breadth.forms",
    Breadth.COMPOUNDS: "read.breadth.compounds",
}
BEFORE = 30
"""Cells before the matched words in a list of hits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, in which interview (its name, "" without one), and what that finds; None while not counted."""

    typed: str
    here: str = ""
    study: Sequence[WordMatch] | None = None
    interview: Sequence[WordMatch] | None = None

    @property
    def words(self) -> str:
        """What is typed, without blanks around it."""
        return self.typed.strip()


@dataclass(frozen=True, slots=True)
class Goal:
    """What a row of the prompt stands for, as its id says it."""

    scope: str
    words: str
    word: str = ""

    @classmethod
    def of(cls, id_: str) -> Goal:
        return cls(*id_.split(BETWEEN))

    @property
    def id(self) -> str:
        return BETWEEN.join((self.scope, self.words, self.word))


def prompt_rows(asked: Asked, breadth: Breadth, language: str) -> tuple[Row, ...]:
    """Where to search, with the hits there; then wider, when that finds more; then the words that are found."""
    words, found = asked.words, asked.study or ()
    study = Goal(STUDY, words).id
    rows = [Row(study, say("read.scope.study", language), aside=_hits(asked.study, breadth, language))]
    if asked.here:
        name = say("read.scope.interview", language, name=asked.here)
        rows.append(Row(Goal(INTERVIEW, words).id, name, aside=_hits(asked.interview, breadth, language)))
    if any(not _within(one, breadth) for one in found):
        aside = _hits(found, Breadth.COMPOUNDS, language)
        rows.append(Row(Goal(WIDER, words).id, say("read.scope.wider", language), aside=aside))
    return (*rows, *(_word_row(Goal(ONLY, words, one.word), one, language) for one in found))


def _hits(found: Sequence[WordMatch] | None, breadth: Breadth, language: str) -> str:
    if found is None:
        return ""
    return say("read.count.hits", language, n=sum(one.count for one in found if _within(one, breadth)))


def _within(match: WordMatch, breadth: Breadth) -> bool:
    """Whether a search of that breadth has the word, of those that the widest one has."""
    return breadth is not Breadth.FORMS or match.kind is not Kinship.COMPOUND


def _word_row(goal: Goal, match: WordMatch, language: str) -> Row:
    aside = say("read.count.word", language, n=match.count, of=match.transcripts)
    return Row(goal.id, f"  {match.word}", aside=aside)


def word_rows(
    matches: Sequence[WordMatch], without: Collection[str], breadth: Breadth, indexed: bool, language: str
) -> tuple[Row, ...]:
    """How widely to search, then each word that is found, marked unless it is left out."""
    lacking = "" if indexed else say("read.why.no_index", language)
    breadths = (
        Row(one, say(key, language), on=one is breadth, why_not="" if one is Breadth.EXACT else lacking)
        for one, key in BREADTHS.items()
    )
    words = (
        Row(
            WORD + one.word, one.word, on=one.word not in without,
            aside=say("read.count.word", language, n=one.count, of=one.transcripts),
        )
        for one in matches
    )  # fmt: skip
    return (*breadths, *words)


def hit_rows(hits: Iterable[Hit]) -> tuple[Row, ...]:
    """Each hit in its surroundings, the matched words under each other."""
    shown = [(hit.place, _evenly(hit.before), hit.matched + hit.after) for hit in hits]
    room = max((cells.width(place) for place, _, _ in shown), default=0)
    return tuple(
        Row(str(n), f"{place}{' ' * (room - cells.width(place))}  {_last(before, BEFORE)}{' '.join(after.split())}")
        for n, (place, before, after) in enumerate(shown)
    )


def _evenly(words: str) -> str:
    """``words`` on one line; what separates them from the next ones stays."""
    return " ".join(words.split()) + (" " if words[-1:].isspace() else "")


def _last(words: str, room: int) -> str:
    """The last words in exactly ``room`` cells."""
    while cells.width(words) > room:
        words = words[1:]
    return " " * (room - cells.width(words)) + words


def by_transcript(hits: Iterable[Hit]) -> Mapping[str, Sequence[Span]]:
    """Transcript id to the spans found there, in order."""
    found: dict[str, list[Span]] = {}
    for hit in hits:
        found.setdefault(hit.id, []).append(Span(hit.start, hit.end))
    return found


def pairs(found: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, Span]]:
    """(transcript id, span) of everything found."""
    return ((id_, span) for id_, spans in found.items() for span in spans)
