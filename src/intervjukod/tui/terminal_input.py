"""What a terminal sends, without what is no key, and whether one is there that can be asked for anything."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable
from functools import partial
from typing import TextIO

ESCAPE = "\x1b"
PASTE, PASTED = f"{ESCAPE}[200~", f"{ESCAPE}[201~"
"""What a terminal with bracketed paste sends before a paste and after it."""

LINES_ONLY = ("dumb", "unknown")
"""What a terminal calls itself that can write lines and no more."""

_ANSWER = re.compile(
    r"\x1b[P\]^_X][^\x07\x1b]*(?:\x07|\x1b\\)"  # a colour, a version, a name
    r"|\x1b\[[?>=][\d;:]*(?! *\$y)[ -/]*[A-Za-z]"  # what it is, how it is set; Textual waits for modes alone
)
_XTERMS_WAY = re.compile(r"\x1b\[27;(\d+);(\d+)~")
_IN_PARTS = re.compile(r"\x1b\[([\d:;]*:[\d:;]*)([u~A-HPQRS])")
_SHIFT_ALONE = "2"
_LET_GO = "3"


def only_keys(data: str) -> str:
    """What was sent without the terminal's answers, and every key told in one way: kitty's, without its extras."""
    if ESCAPE not in data:
        return data
    return _IN_PARTS.sub(_whole, _XTERMS_WAY.sub(_in_kittys_way, _ANSWER.sub("", data)))


def _in_kittys_way(told: re.Match[str]) -> str:
    modifiers, code = told.groups()
    return chr(int(code)) if modifiers == _SHIFT_ALONE else f"{ESCAPE}[{code};{modifiers}u"


def _whole(told: re.Match[str]) -> str:
    """The key without its other names and without what happened to it; nothing for a key that was let go."""
    fields = [field.split(":") for field in told[1].split(";")]
    if len(fields) > 1 and fields[1][1:] == [_LET_GO]:
        return ""
    text = [":".join(field) for field in fields[2:]]
    return f"{ESCAPE}[{';'.join([*(field[0] for field in fields[:2]), *text])}{told[2]}"


def lenient_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """As ``codecs.getincrementaldecoder``; bytes that are no text become a sign instead of an error."""
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


def obeys(stream: TextIO) -> bool:
    """Whether what is written there reaches a terminal that understands more than lines."""
    return stream.isatty() and os.environ.get("TERM", "") not in LINES_ONLY
