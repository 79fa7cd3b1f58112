"""The coder's desk: the transcript that lies open, what is coded in it, and where the next key lands.

No widget is known here. The screen gives the desk a text to move in and a few things only it can do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.memo import Memo
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError
from intervjukod.locale import say
from intervjukod.study.shapes import Act, AnswerRow, CodeCount, Facts
from intervjukod.tui.actions import PANES, Context, Place
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.listing import Listing
from intervjukod.tui.recents import Recents

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.tui.widgets.transcript_view import TranscriptView

FEW = 20
"""Codings that one act may touch and still be fetched one by one."""


class Ports(Protocol):
    """What only the screen can do."""

    def copy(self, text: str) -> None: ...

    def set_theme(self, name: str) -> None: ...

    def leave(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Survey:
    """What is told beside the text and may be a blink behind it: counts, done marks, memos on passages.

    ``counts`` is None where they would steer the coding.
    """

    counts: Mapping[str, CodeCount] | None = None
    done: bool = False
    all_done: int = 0
    transcripts: int = 0
    guide: str = ""
    notes: Sequence[Memo] = ()


@dataclass(frozen=True, slots=True)
class Editing:
    """A memo being written: ``about`` and ``subject`` as the study takes them, ``span`` for one on a passage."""

    about: str
    subject: str
    title: str
    before: str
    draft: Draft
    span: Span | None = None


@dataclass(slots=True)
class Desk:
    """Everything the coding screen knows. ``last`` is the id of a coding.

    ``last`` was made or focused last: F, M and R act on it. ``whose`` is "" for one's own codings, None
    for everybody's, else a coder. ``beneath`` is the pane under an open list, ``helped`` the place that the
    help is about. ``deed`` is what was done last, in words; ``notice`` holds until the next key.
    ``stale``: the survey is behind, ``uncounted``: only its counts; ``shown`` is what the text was laid out from.
    """

    study: Study
    text: TranscriptView
    ports: Ports
    facts: Facts
    transcript: Transcript | None = None
    answers: Sequence[AnswerRow] = ()
    place: Place = Place.TEXT
    beneath: Place = Place.TEXT
    helped: Place = Place.TEXT
    listing: Listing | None = None
    editing: Editing | None = None
    recents: Recents = field(default_factory=Recents)
    last: str = ""
    last_code: str = ""
    focus_code: str = ""
    focus_question: str = ""
    whose: str | None = ""
    deed: str = ""
    notice: str = ""
    warning: bool = False
    saved: str = ""
    scrolled: int = 0
    survey: Survey = field(default_factory=Survey)
    stale: bool = False
    uncounted: bool = False
    shown: tuple[Transcript, list[AnswerRow], Codebook] | None = None

    @property
    def language(self) -> str:
        return self.facts.language

    @property
    def book(self) -> Codebook:
        return self.study.codebook.book

    # the codings

    def reload(self) -> None:
        """Read the open transcript's codings and answers again, as after another process wrote."""
        if self.transcript is None:
            return
        self.answers = self.study.reading.answers(self.transcript.id)
        codings = self.visible()
        shown = (self.transcript, list(self.answers), self.book)
        if shown != self.shown:
            self.shown = shown
            document = Document.of(self.transcript, self.answers)
            self.text.show(document, codings, self.book, self.language)
        else:
            self.text.update_codings(codings)
        self.stale = True

    def visible(self) -> Sequence[Coding]:
        """The codings to show. A colleague's stay hidden until both have marked the transcript done."""
        if self.transcript is None:
            return ()
        found = self.study.coding.of(self.transcript.id, None if self.whose else self.whose)
        return found if self.whose == "" else [coding for coding in found if self.shows(coding.coder)]

    def shows(self, coder: str) -> bool:
        """Whether this coder's codings and notes in the open transcript are to be shown."""
        chosen = self.whose is None or coder == (self.whose or self.study.coder)
        return chosen and self.may_see(coder)

    def may_see(self, coder: str) -> bool:
        """Whether this coder's codings in the open transcript may be shown here."""
        if self.transcript is None or coder == self.study.coder:
            return True
        done = self.study.transcripts.is_done
        return done(self.transcript.id) and done(self.transcript.id, coder)

    def here(self) -> list[Coding]:
        """The codings at the cursor that are shown."""
        return self.text.index.overlapping(self.text.cursor.span)

    def own_here(self) -> list[Coding]:
        return [coding for coding in self.here() if coding.coder == self.study.coder]

    def in_focus(self) -> Coding | None:
        """The coding that F, M and R act on: the one last made or focused, when it is at the cursor."""
        own = self.own_here()
        return next((coding for coding in own if coding.id == self.last), own[0] if len(own) == 1 else None)

    def did(self, act: Act) -> None:
        """An act is safe on disk: show what it changed and say it in words."""
        self.uncounted = True
        if act.count > FEW or not self._fetch(act):
            self.reload()
        self.saved = clock.hours(act.at)
        self.deed = say("tui.said.act", self.language, act=say(act.key, self.language, **act.values))

    def _fetch(self, act: Act) -> bool:
        """Read again only the codings that the act is about; False when it may have changed anything else."""
        ids, known = act.ids, self.text.index.by_id
        if "about" in act.values:  # a memo is shown with its coding, or as a sign in the margin
            self.stale = True
            ids = tuple(coding.id for coding in self.text.index.overlapping(act.span)) if act.span else ()
        came = [coding for id_ in ids for coding in _found(self, id_)]
        fetched = bool(came) or "about" in act.values or any(id_ in known for id_ in ids)
        if fetched:
            self.text.change_codings(ids, came)
        return fetched

    # words

    def say(self, key: str, **values: object) -> None:
        """Tell something that holds until the next key."""
        self.notice, self.warning = say(key, self.language, **values), False

    def warn(self, key: str, **values: object) -> None:
        """Say why something was not done."""
        self.tell(say(key, self.language, **values))

    def tell(self, sentence: str) -> None:
        """The same, in words that are there already."""
        self.notice, self.warning = sentence, True

    # where the next key lands

    def lay(self, listing: Listing) -> None:
        """Open a list over the pane one is in."""
        if self.place in PANES:
            self.beneath = self.place
        self.listing, self.place = listing, listing.place

    def back(self) -> None:
        """Close what lies over the pane."""
        self.listing, self.editing, self.place = None, None, self.beneath
        self.beneath = Place.TEXT

    def question_here(self) -> AnswerRow | None:
        """The question that the passage answers, else the one asked in it."""
        span = self.text.cursor.span
        answered = (row for row in self.answers if any(part.overlaps(span) for part in row.answered))
        asked = (row for row in self.answers if row.asked is not None and row.asked.overlaps(span))
        return next(answered, None) or next(asked, None)

    def question_in_focus(self) -> AnswerRow | None:
        return next((row for row in self.answers if row.question == self.focus_question), self.question_here())

    def context(self, place: Place | None = None) -> Context:
        """What the actions need to know to say whether they can be done, here or in ``place``."""
        place = place or self.place
        question = self.question_in_focus() if place is Place.GUIDE else None
        return Context(
            place=place,
            transcript=self.transcript is not None,
            locked=self.transcript is not None and self.text.reading_lock,
            marking=self.transcript is not None and self.text.cursor.marking,
            read_only=self.facts.read_only,
            here=len(self.own_here()) if self.transcript is not None else 0,
            last_code=self.last_code,
            questions=len(self.answers),
            proposed=question is not None and question.status == "proposed",
            lettered=self.listing is not None and self.listing.has_letters,
        )


def _found(desk: Desk, id_: str) -> Iterator[Coding]:
    """The coding with this id, if it is to be shown in the open transcript."""
    with suppress(NotFoundError):
        coding = desk.study.coding.find(id_)
        if desk.transcript and coding.transcript == desk.transcript.id and desk.shows(coding.coder):
            yield coding
