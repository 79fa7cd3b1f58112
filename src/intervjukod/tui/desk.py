"""The coder's desk: the transcript that lies open, what is coded in it, and where the next key lands.

No widget is known here. The screen gives the desk a text to move in and a few things only it can do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.memo import Memo
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note, Transcript
from intervjukod.locale import say
from intervjukod.study.shapes import Act, AnswerRow, CodeCount, Facts
from intervjukod.tui import seeing, shown_text
from intervjukod.tui.actions import PAGES, PANES, STATES, Place
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.compare_page import ComparePage
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.index_progress import Indexing
from intervjukod.tui.presenter.listing import Listing
from intervjukod.tui.presenter.moves import TextSurface
from intervjukod.tui.presenter.narrowing import Chosen, Dimension
from intervjukod.tui.presenter.page import Page
from intervjukod.tui.presenter.pointed import Pointed
from intervjukod.tui.presenter.reading_back import Around
from intervjukod.tui.presenter.tour import Tour
from intervjukod.tui.recents import Recents
from intervjukod.tui.shown_text import Mending

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.version_shapes import Misplaced

FEW = 20
"""Codings that one act may touch and still be fetched one by one."""


class Ports(Protocol):
    """What only the screen can do."""

    def copy(self, text: str) -> None: ...

    def set_theme(self, name: str) -> None: ...

    def leave(self) -> None: ...


class Lens(Protocol):
    """A frozen question to the study whose answer is excerpts: made anew with another selection, with more around."""

    @property
    def screen(self) -> str:
        """Which screen it is, as the list of screens calls it."""

    @property
    def chosen(self) -> Chosen:
        """The selection."""

    def dimensions(self, desk: Desk) -> Sequence[Dimension]:
        """What the selection can be made in."""

    def narrowed(self, chosen: Chosen) -> Lens:
        """The same with another selection."""

    @property
    def around(self) -> Around | None:
        """How much is shown around the words; None where that cannot be chosen."""

    def surrounded(self, around: Around) -> Lens:
        """The same with that much around the words."""

    def excerpts(self, desk: Desk) -> Excerpts:
        """The words. Errors of the study."""

    def nothing(self, desk: Desk) -> str:
        """What to say, and to try, where there are none."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is told beside the text and may be a blink behind it: counts, done marks, memos on passages.

    ``transcript`` is the id of the one surveyed; ``words`` are those that informants say in all of them;
    ``counts`` is None where they would steer the coding.
    """

    transcript: str = ""
    counts: Mapping[str, CodeCount] | None = None
    done: bool = False
    all_done: int = 0
    transcripts: int = 0
    words: int = 0
    guide: str = ""
    notes: Sequence[Memo] = ()


@dataclass(frozen=True, slots=True)
class Editing:
    """Words being written: a memo, a definition. ``keep`` writes them down, or gives None where it only takes them;
    ``subject`` is what they are about. ``before`` is what stands there, None where leaving keeps them in any case.

    ``because``, where one may say why, writes them down with a reason; ``onward`` opens what Tab goes on to. While it
    ``replaces``, the first sign written takes the place of all that stands there. ``refused`` are words that could not
    be kept when one tried last.
    """

    title: str
    before: str | None
    draft: Draft
    keep: Callable[[str], Act | None]
    subject: str = ""
    because: Callable[[str, str], Act] | None = None
    onward: Callable[[], None] | None = None
    replaces: bool = False
    refused: str = ""

    @property
    def words(self) -> str:
        """What stands there, without white space around it."""
        return self.draft.text.strip()

    @property
    def changed(self) -> bool:
        """Whether it is something else than before."""
        return self.before is None or self.words != self.before.strip()


@dataclass(frozen=True, slots=True)
class ToPlace:
    """How many things wait that nobody let be; ``seen`` is the study and how far its journal was when they were."""

    count: int = 0
    seen: tuple[Study | None, int] = (None, 0)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one was before going on: a page, or else a text and the place of the cursor in it.

    ``lens`` is what the excerpts were made of.
    """

    page: Page | None
    excerpts: Excerpts | None
    transcript: str
    offset: int
    lens: Lens | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """What waits while one looks at the past: the study of today, the page one came from and the way to it."""

    study: Study
    page: Page | None
    trail: tuple[Stop, ...]
    transcript: str


@dataclass(slots=True)
class Desk:
    """Everything the coding screen knows. ``last`` is the id of a coding.

    ``transcript`` is what the text pane shows: a transcript, or the text of ``excerpts``, which ``lens`` made;
    ``pointed`` is what is pointed out in it. ``page`` is the one in front of the text, ``trail`` the stops that
    Esc goes back along, ``tour`` how far one has come in it. ``indexing`` is how far the language index has.
    ``last`` was made or focused last: F, M and R act on it. ``whose`` is "" for one's own codings, None
    for everybody's, else a coder. ``beneath`` is the pane under an open list, ``helped`` the place that the
    help is about. ``deed`` is what was done last, in words; ``notice`` holds until the next key.
    ``stale``: the survey is behind, ``uncounted``: only its counts; ``laid`` is what the text was laid out from.
    ``arrived`` is the arrival number up to which the journal is known here; 0 before the first look.
    ``compared`` is the comparison as it was opened last, and of which study.
    ``faults`` is what is wrong with files of the study, until they are whole. ``to_place`` is what waits since a
    text changed, ``putting`` what one shows a place for by hand, ``mending`` the text while it is mended.
    """

    study: Study
    text: TextSurface
    ports: Ports
    facts: Facts
    transcript: Transcript | None = None
    excerpts: Excerpts | None = None
    lens: Lens | None = None
    page: Page | None = None
    tour: Tour | None = None
    present: Present | None = None
    trail: list[Stop] = field(default_factory=list)
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
    unsaved: bool = False
    leaving: bool = False
    scrolled: int = 0
    acts: int = 0
    arrived: int = 0
    survey: Survey = field(default_factory=Survey)
    pointed: Pointed = field(default_factory=Pointed)
    indexing: Indexing = field(default_factory=Indexing)
    stale: bool = False
    uncounted: bool = False
    faults: Sequence[Note] = ()
    to_place: ToPlace = field(default_factory=ToPlace)
    putting: Misplaced | None = None
    mending: Mending | None = None
    laid: tuple[Transcript, list[AnswerRow], Codebook] | None = None
    compared: tuple[Study | None, ComparePage | None] = (None, None)

    @property
    def language(self) -> str:
        return self.facts.language

    @property
    def book(self) -> Codebook:
        return self.study.codebook.book

    @property
    def home(self) -> Place:
        """The place of the text pane."""
        if self.mending is not None or self.putting is not None:
            return Place.MEND if self.mending is not None else Place.BY_HAND
        return Place.READ if self.excerpts is not None else Place.TEXT

    @property
    def ground(self) -> Place:
        """What lies under every list: the page in front, else the text."""
        return self.page.place if self.page is not None else self.home

    # where the words stand

    @property
    def interview(self) -> Transcript | None:
        """The transcript that the cursor is in."""
        if self.excerpts is None:
            return self.transcript
        piece = self.excerpts.piece_at(self.text.cursor.span.start)
        return piece.transcript if piece else None

    def source(self, span: Span | None = None) -> tuple[Transcript, Span] | None:
        """The transcript and the span there of what is selected; None when it runs over several excerpts."""
        span = self.text.cursor.span if span is None else span
        if self.excerpts is not None:
            return self.excerpts.source(span)
        return (self.transcript, span) if self.transcript is not None else None

    def shown(self, transcript: str, span: Span) -> Span | None:
        """Where the words of a transcript (its id) stand in the text pane; None when they are not there."""
        if self.excerpts is not None:
            return next(self.excerpts.shown(transcript, span), None)
        if self.transcript is None or self.transcript.id != transcript:
            return None
        return span if self.mending is None else self.mending.shown(span)

    # the codings

    def reload(self) -> None:
        """Read the open transcript's codings and answers again, as after another process wrote."""
        if self.transcript is None:
            return
        before, selected = self.transcript, self.text.cursor.span
        self.transcript = shown_text.fresh(self, before)
        as_it_stands = self.excerpts is None and self.mending is None
        self.answers = self.study.reading.answers(self.transcript.id) if as_it_stands else ()
        codings = seeing.visible(self)
        shown = (self.transcript, list(self.answers), self.book)
        if shown != self.laid:
            self.laid = shown
            document = (
                Document.of_excerpts(self.excerpts) if self.excerpts else Document.of(self.transcript, self.answers)
            )
            self.text.show(document, codings, self.book, self.language)
            shown_text.follow(self, before, selected)
        else:
            self.text.update_codings(codings)
        self.stale = True

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
        self.acts += 1
        if act.count > FEW or not self._fetch(act):
            self.reload()
        self.saved, self.unsaved, self.leaving = clock.hours(act.at), False, False
        told = say(act.key, self.language, **act.values)
        told = say("acts.because", self.language, what=told, reason=act.reason) if act.reason else told
        self.deed = say("tui.said.act", self.language, act=told)

    def _fetch(self, act: Act) -> bool:
        """Read again only the codings that the act is about; False when it may have changed anything else."""
        ids, known = act.ids, self.text.index.by_id
        if "about" in act.values:  # a memo is shown with its coding, or as a sign in the margin
            self.stale = True
            span = self.shown(act.transcript, act.span) if act.span else None
            ids = tuple(coding.id for coding in self.text.index.overlapping(span)) if span else ()
        came = [coding for id_ in ids for coding in seeing.found(self, id_)]
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
        if self.place in (*PANES, *STATES, *PAGES):
            self.beneath = self.place
        self.listing, self.place = listing, listing.place

    def back(self) -> None:
        """Close what lies over the pane."""
        self.listing, self.editing, self.place = None, None, self.beneath
        self.beneath = self.ground
