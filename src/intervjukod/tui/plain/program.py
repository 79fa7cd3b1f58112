"""The program that is heard: keys in, lines out, on a terminal or through a pipe."""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from intervjukod.domain.glyphs import safe
from intervjukod.errors import IntervjukodError
from intervjukod.locale import say, sentence
from intervjukod.tui import opening
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import press
from intervjukod.tui.acts.first import welcome
from intervjukod.tui.acts.following import look_up
from intervjukod.tui.acts.journal import quit_screen
from intervjukod.tui.acts.memos import keep_memo
from intervjukod.tui.acts.mending import keep
from intervjukod.tui.acts.paste import paste
from intervjukod.tui.desk import Desk
from intervjukod.tui.plain import saying
from intervjukod.tui.plain.keyboard import Event, Pasted, Pressed
from intervjukod.tui.plain.script import Typed, Unknown, keys_of
from intervjukod.tui.plain.telling import Telling
from intervjukod.tui.plain.text import PlainText
from intervjukod.tui.presenter.tour import Tour
from intervjukod.tui.terminal_input import obeys

if TYPE_CHECKING:
    from intervjukod.study import Study


def run(study: Study, transcript: str = "", *, tour: bool = False) -> None:
    """Tell the study until the person quits: keys from the terminal, else lines of keys from standard input."""
    keyed = sys.stdin.isatty() and sys.platform != "win32"
    program = Program(study, _write, terminal=keyed and obeys(sys.stdout), tour=tour)
    program.begin(transcript)
    for event in keys() if keyed else (event for line in sys.stdin for event in keys_of(line)):
        program.hears(event)
        if program.over:
            return
    program.ends()


def keys() -> Iterator[Event | None]:
    """The keys of the terminal, one by one."""
    from intervjukod.tui.plain.terminal import events  # there is no such terminal on Windows

    return events()


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


class Program:
    """A desk with a voice. ``write`` takes what is to be heard; ``terminal`` says whether one takes it."""

    def __init__(self, study: Study, write: Callable[[str], None], *, terminal: bool, tour: bool = False) -> None:
        self.desk = Desk(study, PlainText(), self, study.facts, tour=Tour() if tour else None)
        self.over = False
        self._write = write
        self._terminal = terminal
        self._echoed = False
        self._telling = Telling(self.desk)

    def begin(self, transcript: str = "") -> None:
        """Open an interview and tell where one is."""
        opening.begin(self.desk, transcript)
        welcome(self.desk)
        self._say(saying.heading(self.desk), say("plain.greeting", self.desk.language))
        self._tell()

    def hears(self, event: Event | Typed | Unknown | None) -> None:
        """Do what a key does, and tell what changed; None is a while without a key."""
        self._catch_up(idle=event is None)
        if event is not None:
            self._telling.again()
        if isinstance(event, Pressed):
            self._echo(event.key)
            press(self.desk, event.key)
        elif isinstance(event, Pasted):
            paste(self.desk, event.words)
        elif isinstance(event, Typed):
            for character in event.words:
                press(self.desk, "space" if character == " " else character)
        elif isinstance(event, Unknown):
            self.desk.warn("plain.no_key", word=event.word)
        self._tell()

    def ends(self) -> None:
        """No more keys will come: what is being written is kept, and so are corrections."""
        keep_memo(self.desk)
        if self.desk.mending is not None:
            keep(self.desk)
            self._tell()
        quit_screen(self.desk, "")

    def _catch_up(self, *, idle: bool) -> None:
        """What others wrote, and what lags behind the keys."""
        try:
            look_up(self.desk, idle=idle)
        except IntervjukodError as error:
            self.desk.tell(sentence(error, self.desk.language, on_screen=True))

    def _echo(self, key: str) -> None:
        """What is typed into a memo is heard as it is typed, since the terminal does not repeat it."""
        if self._terminal and self.desk.place is Place.MEMO and (len(key) == 1 or key == "space"):
            self._write(" " if key == "space" else safe(key))
            self._echoed = True

    def _tell(self) -> None:
        self._say(*self._telling.news())

    def _say(self, *lines: str) -> None:
        if lines and self._echoed:
            self._write("\n")
            self._echoed = False
        for line in lines:
            self._write(safe(line, newline=" ") + "\n")

    # what only the screen can do

    def copy(self, text: str) -> None:
        if self._terminal:
            self._write(f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07")
        else:
            self._say(text)

    def set_theme(self, name: str) -> None:
        """There is nothing to colour; the choice is for the next screen."""

    def leave(self) -> None:
        with suppress(IntervjukodError):
            opening.remember(self.desk)
        self.over = True
