"""What every command is told besides its own arguments, and the door it opens with it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.cli.notices import announce
from intervjukod.locale import LANGUAGES

if TYPE_CHECKING:
    from intervjukod.study import Study

STANDARD = "-"


@dataclass(slots=True)
class Invocation:
    """One run of the program.

    ``asked`` is the language somebody asked for, "" when nobody did; ``form`` is the format of what is
    printed, "" when it was left open; ``output`` is a file, or ``-`` for standard output. ``plain`` is the screen
    told line by line, ``theme`` its colours.
    """

    asked: str = ""
    folder: Path = field(default_factory=Path)
    coder: str = ""
    form: str = ""
    output: str = STANDARD
    debug: bool = False
    plain: bool = False
    theme: str = ""
    spoken: str = ""

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Invocation:
        """What must be known before the command line is read: how to complain about it."""
        return cls(asked=_asked(arguments), debug="--debug" in arguments)

    @property
    def language(self) -> str:
        """``--lang``, else INTERVJUKOD_LANG, else the study's language once it is open, else Swedish."""
        return self.asked or self.spoken or LANGUAGES[0]

    @contextmanager
    def study(self, *, announced: bool = True, take_in: bool = True) -> Iterator[Study]:
        """The study of this run, open; what it has to say is said on standard error first.

        Without ``take_in`` opening changes nothing by itself. Errors as those of ``Study.open``.
        """
        from intervjukod.study import Study  # brings the database: not for help

        with Study.open(self.folder, coder=self.coder, language=self.asked, take_in=take_in) as study:
            self.spoken = study.language
            if announced:
                announce(study, self.language)
            yield study


def _asked(arguments: Sequence[str]) -> str:
    """The last language on the command line, else that of the environment, that we speak; "" for none."""
    words = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    given = [value for name, value in pairwise(words) if name == "--lang"]
    given += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    known = [language for language in (os.environ.get("INTERVJUKOD_LANG", ""), *given) if language in LANGUAGES]
    return known[-1] if known else ""
