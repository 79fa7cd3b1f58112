"""The kinds of reports there are and what each can be asked for: one list for the command line, recipes and the screen.

Options have their names of the command line, with ``_`` for ``-``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intervjukod.errors import UsageError

COMMON = ("coder", "role", "site", "roles", "at", "numbers")
"""What every report can be asked for."""
TESTS = ("fisher", "permutation")
NEARNESS = ("overlap", "turn", "answer")
"""How near two codes can stand; otherwise within a number of words."""
WITHIN = "words"


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
        ReportKind("frequency", COMPARED),
        ReportKind("compare", COMPARED),
        ReportKind("concordance", ("code", "by", "period")),
        ReportKind("co-occurrence", ("near_by",)),
        ReportKind("coverage"),
    )
}
"""By name, in the order in which they are offered."""


def check(kind: str, options: Iterable[str]) -> None:
    """UsageError for an option that the kind does not take, with the kinds that do."""
    for name in options:
        if name not in (*COMMON, *KINDS[kind].options):
            takers = [other.name for other in KINDS.values() if name in other.options]
            option = "CODE" if name == "code" else f"--{name.replace('_', '-')}"
            raise UsageError("analyses.error.not_for", option=option, report=kind, reports=", ".join(takers) or "–")


def nearness(told: str) -> tuple[str, int]:
    """One of ``NEARNESS``, or ``WITHIN`` and how many words. UsageError for what is neither such a word nor a number
    from 1."""
    if told in NEARNESS:
        return told, 0
    if not re.fullmatch(r"[0-9]{1,6}", told, re.ASCII) or not int(told):
        raise UsageError("analyses.error.near_by", value=told)
    return WITHIN, int(told)
