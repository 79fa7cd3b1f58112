"""The kinds of reports there are and what each can be asked for: one list for the command line, recipes and the screen.

Options have their names of the command line, with ``_`` for ``-``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intervjukod.errors import UsageError

COMMON = ("coder", "role", "site", "roles", "at", "numbers")
"""What every report can be asked for."""
FLAGS = ("intervals", "role_paths")
"""Options that are said or not."""
TESTS = ("fisher", "permutation")
NEARNESS = ("overlap", "turn", "answer")
"""How near two codes can stand; otherwise within a number of words."""
WITHIN = "words"
LISTS = ("pair", "transcripts", "codes")
"""Options that may be said several times."""
FILES = ("statistics",)
"""Options that name a file; in a recipe from the study's folder."""
JOINT = {"from": "before", "to": "after"}
"""Options of the joint display that are words of Python, and what it calls them."""
CHOICES = {"test": TESTS}
"""Options that are one of a few words."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report, and the options that it takes besides ``COMMON``."""

    name: str
    options: tuple[str, ...] = ()


COMPARED = ("by", "test", "intervals")
"""What makes a comparison of a count."""
KINDS = {
    kind.name: kind
    for kind in (
        ReportKind("themes", ("codes", "by", "depth", "role_paths")),
        ReportKind("frequency", COMPARED),
        ReportKind("compare", COMPARED),
        ReportKind("concordance", ("code", "by", "period")),
        ReportKind("co-occurrence", ("near_by",)),
        ReportKind("coverage"),
        ReportKind("waves", ("by",)),
        ReportKind("portraits", ("transcripts",)),
        ReportKind("joint", ("statistics", "pair", "from", "to", "by")),
    )
}
"""By name, in the order in which they are offered."""


def check(kind: str, options: Iterable[str]) -> None:
    """UsageError for an option that the kind does not take, with the kinds that do."""
    for name in options:
        if name not in (*COMMON, *KINDS[kind].options):
            said = ("code", "codes") if name == "code" else (name,)
            takers = [other.name for other in KINDS.values() if not set(said).isdisjoint(other.options)]
            told = {"option": spelt(name), "report": kind, "reports": ", ".join(takers) or "–"}
            raise UsageError("analyses.error.not_for", **told)


def spelt(option: str) -> str:
    """An option as it is given on the command line."""
    return {"code": "CODE", "codes": "--code", "transcripts": "TRANSCRIPT"}.get(option, f"--{option.replace('_', '-')}")


def nearness(told: str) -> tuple[str, int]:
    """One of ``NEARNESS``, or ``WITHIN`` and how many words. UsageError for what is neither such a word nor a number
    from 1."""
    if told in NEARNESS:
        return told, 0
    if not re.fullmatch(r"[0-9]{1,6}", told, re.ASCII) or not int(told):
        raise UsageError("analyses.error.near_by", value=told)
    return WITHIN, int(told)


def role_merges(given: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """``uniformed=polis,ordningsvakt`` as a name and the roles that go by it. UsageError for another shape."""
    merges: dict[str, tuple[str, ...]] = {}
    for text in given:
        name, equals, roles = text.partition("=")
        paths = tuple(filter(None, (role.strip() for role in roles.split(","))))
        if not equals or not name.strip() or not paths:
            raise UsageError("roles.error.shape", value=text)
        merges[name.strip()] = (*merges.get(name.strip(), ()), *paths)
    return merges
