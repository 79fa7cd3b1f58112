"""How a theme summary speaks of groups, codes and roles, in the study's own words: no sentence bends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.drawn import Drew
from intervjukod.analysis.grouping import NO_VALUE, Group
from intervjukod.analysis.quoted import ThemeQuote
from intervjukod.analysis.selection import Shown
from intervjukod.analysis.themes import Overlap, ThemesReport
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """Speaks of the themes of one report in the language of ``words``."""

    report: ThemesReport
    words: Wording

    @property
    def numbers(self) -> bool:
        """Whether counts are told."""
        return self.words.shown is not Shown.NOTHING

    @property
    def groups(self) -> Mapping[str, Group]:
        """The groups of the first level, by value."""
        return {group.value: group for group in self.report.top_groups}

    @property
    def whole(self) -> bool:
        """Whether nothing parts the informants."""
        return list(self.groups) == [NO_VALUE]

    def say(self, key: str, /, **values: object) -> str:
        """A sentence in the language of the report."""
        return say(key, self.words.language, **values)

    def count(self, n: int) -> int | None:
        """A count for programs; None where counts are not told."""
        return n if self.numbers else None

    def role(self, quote: ThemeQuote) -> str:
        """What stands under a quote: the roles of who speaks."""
        return self.roles(quote.roles)

    def roles(self, roles: Sequence[str]) -> str:
        """Roles as they stand under what is quoted; where there is none, that it is an informant."""
        said = [self.capital(role.replace("/", " – ")) for role in roles]
        return self.and_(said) or self.say("themes.informant")

    def number(self, drew: Drew) -> str:
        """What people call a question, with its guide where there are several."""
        guides = self.report.guides
        return f"{drew.nr} ({guides.get(drew.guide, drew.guide)})" if len(guides) > 1 else drew.nr

    def label(self, overlap: Overlap) -> str:
        """What people call the other code."""
        return in_language(overlap.label, self.words.language) or overlap.code

    def named(self, group: str, k: int, n: int) -> str:
        """``polis (3 av 4)``, ``ordningsvakt (n=1)``."""
        return self.told_of(group, self.of(group, k, n)) if self.numbers else self.group(group)

    def told_of(self, group: str, of: str) -> str:
        return f"({of})" if self.whole else f"{self.group(group)} ({of})"

    def of(self, group: str, k: int, n: int) -> str:
        """``n=1`` of a group of one, whose share of itself says nothing."""
        alone = len(self.groups[group].crowd.informants) == 1
        return self.say("themes.alone") if alone else self.words.say("k_of_n", k=k, n=n)

    def group(self, value: str) -> str:
        if value:
            return value
        return self.say("themes.without", by=self.by_what())

    def by_what(self) -> str:
        return self.words.column(self.report.by).lower()

    def and_(self, told: Sequence[str]) -> str:
        """``a, b och c``."""
        if len(told) < 2:
            return "".join(told)
        return self.say("themes.and", first=", ".join(told[:-1]), last=told[-1])

    def capital(self, text: str) -> str:
        return text[:1].upper() + text[1:]
