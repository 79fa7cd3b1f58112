"""What an action is, the places where keys land, and the reasons against doing something now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase


class Place(StrEnum):
    """Where the next key lands: a pane, a page, an open list, the memo editor or the help.

    ``READ`` is the text pane while it shows excerpts of several transcripts, ``BY_HAND`` while one shows where
    something is to stand, ``MEND`` while one mends what it shows.
    """

    TEXT = "text"
    READ = "read"
    CODES = "codes"
    GUIDE = "guide"
    HERE = "here"
    PICKER = "picker"
    PROMPT = "prompt"
    ROWS = "rows"
    MEMO = "memo"
    HELP = "help"
    MEMOS = "memos"
    COMPARE = "compare"
    HISTORY = "history"
    BOOK = "book"
    PREVIEW = "preview"
    PLACING = "placing"
    VERSION = "version"
    BY_HAND = "by_hand"
    MEND = "mend"
    INTAKE = "intake"
    REPORTS = "reports"


LETTERS = tuple(ascii_lowercase + "åäö")
DIGITS = tuple("123456789")
ANY = "any"
"""Stands for every printable character that has no meaning of its own in that place."""

WORDS = (Place.TEXT, Place.READ)
STATES = (Place.BY_HAND, Place.MEND)
"""States of the text pane in which nothing is coded; Esc leaves them."""
TEXTS = (*WORDS, *STATES)
PANES = (*WORDS, Place.CODES, Place.GUIDE, Place.HERE)
PAGES = (
    Place.MEMOS,
    Place.COMPARE,
    Place.HISTORY,
    Place.BOOK,
    Place.PREVIEW,
    Place.PLACING,
    Place.VERSION,
    Place.INTAKE,
    Place.REPORTS,
)
LISTS = (Place.PICKER, Place.PROMPT, Place.ROWS)
TYPING = (Place.PICKER, Place.PROMPT)
EARLY = 2
"""The order on the bottom line of what belongs to the excerpts in front."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an action needs to know to say whether it can be done now.

    ``here`` counts one's own codings at the cursor, ``questions`` those of the guides,
    ``proposed`` whether the question in focus waits to be confirmed, ``lettered`` whether the
    rows of the open list have letters, ``trail`` whether one came here from a page, ``rows`` how many rows
    the page in front has. ``lens`` is what excerpts were made by, as a screen's name, ``surrounds`` whether more
    can be shown around their words. ``corrections`` counts what was mended and not kept yet. ``report`` is the kind of
    the report in front.
    """

    place: Place = Place.TEXT
    transcript: bool = True
    locked: bool = False
    marking: bool = False
    read_only: bool = False
    here: int = 0
    last_code: str = ""
    questions: int = 0
    proposed: bool = False
    lettered: bool = False
    trail: bool = False
    rows: int = 0
    lens: str = ""
    surrounds: bool = False
    corrections: int = 0
    report: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. ``why_not`` gives the key of the reason against it, "" when there is none.

    ``label`` is for the bottom line and the palette, ``help`` one sentence. ``bottom`` is the order on the
    bottom line, 0 for not there, ``lens`` the one among whose excerpts it stands there early; ``palette`` whether
    Ctrl+P lists it.
    """

    id: str
    keys: tuple[str, ...]
    places: tuple[Place, ...]
    label: str
    help: str
    why_not: Callable[[Context], str]
    bottom: int = 0
    palette: bool = False
    lens: str = ""

    def order(self, context: Context) -> int:
        """Its place on the bottom line here; 0 for none."""
        return EARLY if self.lens and self.lens == context.lens else self.bottom


def always(_: Context) -> str:
    """Nothing stands against it."""
    return ""


def opened(context: Context) -> str:
    """A transcript lies open."""
    return "" if context.transcript else "tui.why.no_transcript"


def writable(context: Context) -> str:
    """The study can be written."""
    return opened(context) or ("tui.why.read_only" if context.read_only else "")


def may_write(context: Context) -> str:
    """The study can be written, whether a transcript lies open or not."""
    return "tui.why.read_only" if context.read_only else ""


def may_code(context: Context) -> str:
    """And one is not in the reading lock."""
    return writable(context) or ("tui.why.locked" if context.locked else "")


def has_coding(context: Context) -> str:
    """One's own coding is at the cursor."""
    return may_code(context) or ("" if context.here else "tui.why.no_coding_here")


def may_mark(context: Context) -> str:
    """One's own coding is at the cursor, and the study can be written; reading or not."""
    return writable(context) or ("" if context.here else "tui.why.no_coding_here")


def may_repeat(context: Context) -> str:
    """A code was given before."""
    return may_code(context) or ("" if context.last_code else "tui.why.nothing_to_repeat")


def may_confirm(context: Context) -> str:
    """The answer in focus was proposed and waits."""
    return writable(context) or ("" if context.proposed else "tui.why.nothing_proposed")


def has_letters(context: Context) -> str:
    """Rows of the open list have letters."""
    return "" if context.lettered else "tui.why.no_letters"


def may_leave(context: Context) -> str:
    """There is something to step back from."""
    somewhere = context.place is not Place.TEXT or context.trail or context.marking or context.locked
    return "" if somewhere else "tui.why.nothing_to_leave"


def has_rows(context: Context) -> str:
    """The page in front has rows."""
    return "" if context.rows else "tui.why.no_rows"


UNTYPED = (*PANES, *STATES, *PAGES, Place.ROWS, Place.HELP)
EVERYWHERE = tuple(Place)
