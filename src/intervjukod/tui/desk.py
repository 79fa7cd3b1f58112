"""The coder's desk: the transcript that lies open, what is coded in it, and where the next key lands.

No widget is known here. The screen gives the desk a text to move in and a few things only it can do.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError
from intervjukod.locale import say
from intervjukod.study.shapes import Act, AnswerRow
from intervjukod.tui.actions import PANES, Context, Place
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.listing import Listing
from intervjukod.tui.recents import Recents, after

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.tui.widgets.transcript_view import TranscriptView

FEW = 20
"""Codings that one act may touch and still be fetched one by one."""


class Ports(Protocol):
    """What only the screen can do."""

    def copy(self, text: str) -> None: ...

    def edit(self, text: str) -> None: ...

    def draft(self) -> str: ...

    def set_theme(self, name: str) -> None: ...

    def leave(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Editing:
    """A memo being written: ``about`` and ``subject`` as the study takes them, ``span`` for one on a passage."""

    about: str
    subject: str
    title: str
    before: str
    span: Span | None = None


@dataclass(slots=True)
class Desk:
    """Everything the coding screen knows. ``last`` and ``held`` are ids of codings.

    ``last`` was made or focused last: F, M and R act on it. The ends of ``held`` move with Shift and the
    arrows. ``whose`` is "" for one's own codings, None for everybody's, else a coder.
    """

    study: Study
    text: TranscriptView
    ports: Ports
    language: str
    transcript: Transcript | None = None
    answers: Sequence[AnswerRow] = ()
    codings: list[Coding] = field(default_factory=list)
    place: Place = Place.TEXT
    beneath: Place = Place.TEXT
    listing: Listing | None = None
    editing: Editing | None = None
    recents: Recents = Recents()
    last: str = ""
    held: str = ""
    last_code: str = ""
    focus_code: str = ""
    focus_question: str = ""
    whose: str | None = ""
    opened: set[str] = field(default_factory=set)
    said: str = ""
    warning: bool = False
    saved: str = ""
    scrolled: int = 0

    @property
    def book(self) -> Codebook:
        return self.study.codebook.book

    # the transcript

    def open(self, id_: str, offset: int | None = None) -> None:
        """Lay a transcript on the desk; one that this coder never worked in opens in the reading lock."""
        self.remember()
        self.transcript = self.study.transcripts.open(id_)
        self.held = self.last = ""
        self.reload(show=True)
        own = [coding for coding in self.codings if coding.coder == self.study.coder]
        self.text.reading_lock = id_ not in self.opened and not own and offset is None
        self.opened.add(id_)
        if not self.recents.slots:
            self.recents = after(coding.code for coding in sorted(own, key=lambda coding: coding.created)[-50:])
        if offset is not None:
            self.text.place_cursor(Span(offset, offset))

    def reload(self, *, show: bool = False) -> None:
        """Read the open transcript's codings and answers again, as after another process wrote."""
        if self.transcript is None:
            return
        self.answers = self.study.reading.answers(self.transcript.id)
        self.codings = self.visible()
        if show:
            self.text.show(self.transcript, self.answers, self.codings, self.book, self.language)
        else:
            self.text.update_codings(self.codings)

    def visible(self) -> list[Coding]:
        """The codings to show. A colleague's stay hidden until both have marked the transcript done."""
        if self.transcript is None:
            return []
        found = self.study.coding.of(self.transcript.id, None if self.whose else self.whose)
        if self.whose == "":
            return found
        shown = (None, "", self.study.coder) if self.whose is None else (self.whose,)
        return [
            coding
            for coding in found
            if (self.whose is None or coding.coder in shown) and self.may_see(coding.coder)
        ]

    def may_see(self, coder: str) -> bool:
        """Whether this coder's codings in the open transcript may be shown here."""
        if self.transcript is None or coder == self.study.coder:
            return True
        done = self.study.transcripts.is_done
        return done(self.transcript.id) and done(self.transcript.id, coder)

    def remember(self) -> None:
        """Keep the place for the next start."""
        if self.transcript is not None:
            self.study.transcripts.remember(self.transcript.id, self.text.cursor.span.start)

    # the codings

    def here(self) -> list[Coding]:
        """The codings at the cursor that are shown."""
        return self.text.codings_in(self.text.cursor.span)

    def own_here(self) -> list[Coding]:
        return [coding for coding in self.here() if coding.coder == self.study.coder]

    def in_focus(self) -> Coding | None:
        """The coding that F, M and R act on: the one last made or focused, when it is at the cursor."""
        own = self.own_here()
        return next((coding for coding in own if coding.id == self.last), own[0] if len(own) == 1 else None)

    def did(self, act: Act) -> None:
        """An act is safe on disk: show what it changed and say it in words."""
        if act.count > FEW:
            self.reload()
        else:
            self._fetch(act.ids)
        self.saved = clock.hours(act.at)
        self.say("tui.said.act", act=say(act.key, self.language, **act.values))

    def _fetch(self, ids: Sequence[str]) -> None:
        changed = set(ids)
        self.codings = [coding for coding in self.codings if coding.id not in changed]
        for id_ in ids:
            with suppress(NotFoundError):
                coding = self.study.coding.find(id_)
                if self.transcript is not None and coding.transcript == self.transcript.id:
                    insort(self.codings, coding, key=lambda each: (each.span.start, -each.span.end))
        self.text.update_codings(self.codings)

    # words

    def say(self, key: str, **values: object) -> None:
        self.said, self.warning = say(key, self.language, **values), False

    def warn(self, key: str, **values: object) -> None:
        self.tell(say(key, self.language, **values))

    def tell(self, sentence: str) -> None:
        """Say why something was not done."""
        self.said, self.warning = sentence, True

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

    def context(self) -> Context:
        """What the actions need to know to say whether they can be done."""
        question = self.question_in_focus() if self.place is Place.GUIDE else None
        return Context(
            place=self.place,
            transcript=self.transcript is not None,
            locked=self.transcript is not None and self.text.reading_lock,
            marking=self.transcript is not None and self.text.cursor.marking,
            read_only=self.study.facts.read_only,
            here=len(self.own_here()) if self.transcript is not None else 0,
            last_code=self.last_code,
            questions=len(self.answers),
            proposed=question is not None and question.status == "proposed",
        )
