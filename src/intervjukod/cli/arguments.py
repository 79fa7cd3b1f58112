"""The small languages of the command line: START:END, NAME=VALUE, TARGET."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from intervjukod.domain.span import Span
from intervjukod.errors import UsageError

_SPAN = re.compile(r"(\d{1,12}):(\d{1,12})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}(?P<day>-\d{2})?", re.ASCII)
ALL = "all"
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


def position(text: str) -> int:
    """``120``, or the start of ``120:188``, in code points. UsageError for another shape."""
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else span(text).start


def looks_like_span(text: str) -> bool:
    """Whether ``text`` was meant as START:END."""
    return _SPAN.fullmatch(text) is not None


def pair(text: str) -> tuple[str, str]:
    """``riktning=ökat`` as name and value; the value may be empty. UsageError for another shape."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UsageError("cli.error.no_pair", value=text)
    return name.strip(), value.strip()


def label_mends(given: Sequence[str]) -> tuple[dict[str, str], bool]:
    """``IPl=IP1`` as written and meant, and whether ``all`` was among them. UsageError for another shape."""
    meant: dict[str, str] = {}
    for text in given:
        if text == ALL:
            continue
        written, equals, label = text.rpartition("=")
        if not equals or not written.strip() or not label.strip():
            raise UsageError("intake.error.no_mend", value=text)
        meant[written.strip()] = label.strip()
    return meant, ALL in given


def when(text: str) -> str:
    """A date, ``2024-05-02``, or a month, ``2024-05``. UsageError for anything else, and for a day that is none."""
    shape = _DAY.fullmatch(text)
    with suppress(ValueError):  # a day that the month does not have
        if shape is not None:
            date.fromisoformat(text if shape["day"] else f"{text}-01")
            return text
    raise UsageError("intake.error.no_date", value=text)


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
