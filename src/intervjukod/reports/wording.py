"""The words of a report: what was counted over, by whom, and what a reader must know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.prompting import Prompt
from intervjukod.analysis.selection import Basis, Shown
from intervjukod.domain.transcript import Note
from intervjukod.locale import say
from intervjukod.reports.values import decimal, heading

PERCENT_FROM = 20
"""Below so many, a share is told as k of n only."""
_ALWAYS = {
    Shown.NOTHING: ("no_numbers", "absence"),
    Shown.INFORMANTS: ("reflexive", "meaning", "absence"),
    Shown.EVERYTHING: ("meaning", "absence"),
}
"""What holds of every report, by what it shows."""
_OF_NUMBERS = ("reports.one_informant", "reports.silent", "reports.no_test")
"""Notes that are of passages or of tests."""
REVISION = 12
"""Characters of a codebook's revision that tell it from others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Speaks ``language``; ``labels`` maps a code's key to its label, ``shown`` is which counts may be told."""

    language: str
    labels: Mapping[str, str]
    shown: Shown = Shown.EVERYTHING

    def say(self, key: str, /, **values: object) -> str:
        """The sentence ``reports.<key>``."""
        return say(f"reports.{key}", self.language, **values)

    def column(self, name: str) -> str:
        """The heading of a column."""
        return heading(name, self.language)

    def value(self, value: str) -> str:
        """What people call a value of an attribute or a facet, or how something came up."""
        if isinstance(value, Prompt):
            return say(f"analyses.prompt.{value}", self.language)
        return value or self.say("no_value")

    def dated(self, who: Mapping[str, Sequence[str]]) -> str:
        """Informants, each with the periods that they say something of; "" among them is of none."""
        return ", ".join(f"{one} ({self._periods(when)})" if when else one for one, when in who.items())

    def _periods(self, periods: Sequence[str]) -> str:
        told = ", ".join(filter(None, periods))
        return f"{told}; {say('analyses.undated', self.language)}" if "" in periods else told

    def share(self, counts: Counts) -> str:
        """The first thing a cell says: *k of n*, *not asked* or *not done*; without numbers whether it comes up."""
        if counts.status is Status.COUNTED and self.shown is Shown.NOTHING:
            return self.say("cell.mentioned" if counts.informants else "cell.not_mentioned")
        if counts.status is Status.COUNTED:
            return self.say("k_of_n", k=counts.informants, n=counts.informants_of)
        return self.silence(counts)

    def silence(self, counts: Counts) -> str:
        """Why a cell has no count."""
        return self.say(f"cell.{counts.status.replace(' ', '_')}")

    def head(self, basis: Basis, informants: int, words: int | None = None) -> tuple[str, ...]:
        """The lines under a title: denominators, then coders, selection and point in time."""
        over = self.over(basis, informants)
        if words is not None and self.shown is Shown.EVERYTHING:
            over.append(self.say("words", n=words))
        made = self.whose(basis)
        at = "at" if basis.at.isdecimal() else "at.milestone"
        origin = {"codebook": basis.codebook[:REVISION], at: basis.at, "made": _minute(basis.made)}
        made += [self.say(name, value=value) for name, value in origin.items() if value]
        return " · ".join(over), " · ".join(made)

    def over(self, basis: Basis, informants: int) -> list[str]:
        """How many interviews count, and informants in them."""
        one = ".one" if basis.of == 1 else ""
        counted = self.say(f"basis.{basis.counting}{one}", k=basis.counted, n=basis.of)
        return [counted, self.say("informants", n=informants)]

    def whose(self, basis: Basis) -> list[str]:
        """Whose codings, and what was selected."""
        made = [self.say("coders", names=", ".join(basis.coders) or self.say("nobody"))]
        for name, value in basis.filters.items():
            made.append(self.say("filter", name=self.column(name).lower(), value=value))
        if basis.roles:  # their names alone: who stands behind one may be a single person
            made.append(say("roles.head", self.language, names=", ".join(basis.roles)))
        return made

    def footer(self, notes: Sequence[Note]) -> tuple[str, ...]:
        """What the analysis noted, but of counts that are not shown, then what holds of every count."""
        told = [note for note in notes if self.shown is Shown.EVERYTHING or note.key not in _OF_NUMBERS]
        return (*map(self.note, told), *map(self.say, _ALWAYS[self.shown]))

    def note(self, note: Note) -> str:
        """The sentence of a note of the analysis."""
        values = {name: self._spelt(name, value) for name, value in note.values.items()}
        return say(note.key, self.language, **values)

    def _spelt(self, name: str, value: Any) -> object:
        """A note's value in words, by the name that the analysis gives it."""
        match name:
            case "by" | "facet":
                return self.column(value).lower()
            case "one" | "other":
                return self.value(value)
            case "p":
                return decimal(float(value), self.language, 2 if value >= Fraction(1, 10) else 3)
            case "keys":
                return ", ".join(value)
            case "names":
                return ", ".join(dict.fromkeys(self.column(one).lower() for one in value))
            case "groups":
                return ", ".join(f"{self.value(group)} ({n})" for group, n in value)
            case "missing":
                return "; ".join(f"{nr} ({', '.join(informants)})" for nr, informants in value)
            case "cells":
                return "; ".join(self._leaning(*cell) for cell in value)
        return value

    def _leaning(self, code: str, value: str | None, top: int, of: int) -> str:
        """``Bemanning, polis: 14 av 18 avsnitt``; a percentage only where there are enough passages."""
        label = self.labels.get(code, code)
        percent = f" ({100 * top / of:.0f} %)" if of >= PERCENT_FROM else ""
        where = label if value is None else f"{label}, {self.value(value)}"
        return self.say("lean", where=where, k=top, n=of) + percent


def _minute(made: str) -> str:
    """``2026-11-22 10:00 UTC`` of a time in ISO 8601; nothing of none."""
    return f"{made[:10]} {made[11:16]} UTC" if made else ""
