"""The small languages of the command line: START:END, NAME=VALUE, TARGET."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intervjukod.domain.span import Span
from intervjukod.errors import UsageError

_SPAN = re.compile(r"(\d{1,12}):(\d{1,12})", re.ASCII)
_ABOUT = ("coding", "code", "transcript", "informant")
STUDY = "study"


@dataclass(frozen=True, slots=True)
class Target:
    """What a memo is on; ``span`` (code points) places it on a passage of a transcript."""

    about: str
    subject: str
    span: Span | None = None


def span(text: str) -> Span:
    """``120:188`` as a span in code points. UsageError for another shape and for a span without words."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise UsageError("cli.error.no_span", value=text)
    try:
        made = Span(int(found[1]), int(found[2]))
    except ValueError:
        made = None
    if not made:
        raise UsageError("cli.error.empty_span", value=text)
    return made


def looks_like_span(text: str) -> bool:
    """Whether ``text`` was meant as START:END."""
    return _SPAN.fullmatch(text) is not None


def pair(text: str) -> tuple[str, str]:
    """``riktning=ökat`` as name and value; the value may be empty. UsageError for another shape."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UsageError("cli.error.no_pair", value=text)
    return name.strip(), value.strip()


def target(text: str) -> Target:
    """``coding:ID``, ``code:KEY``, ``transcript:NAME[:START:END]``, ``informant:NAME`` or ``study``.

    UsageError for anything else.
    """
    about, colon, subject = text.partition(":")
    if text == STUDY:
        return Target(STUDY, "")
    if not colon or not subject or about not in _ABOUT:
        raise UsageError("cli.error.no_target", value=text)
    if about == "transcript":
        name, _, place = subject.rpartition(":")
        name, _, start = name.rpartition(":")
        if name and looks_like_span(f"{start}:{place}"):
            return Target(about, name, span(f"{start}:{place}"))
    return Target(about, subject)


def count(text: str) -> int:
    """A whole number from 1. UsageError for anything else."""
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) == 0:
        raise UsageError("cli.error.no_count", value=text)
    return int(text)
