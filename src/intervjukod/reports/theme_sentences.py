"""The sentences about a theme: who mentions it, what is said of it, what drew it, what stands on the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.grouping import ROLE
from intervjukod.analysis.statements import Said, StatementRow
from intervjukod.analysis.themes import Overlap, Theme
from intervjukod.reports.theme_words import ThemeWords


def mention(said: ThemeWords, theme: Theme, subject: str) -> str:
    """Who mentions it and who does not, in sentences; ``subject`` is ``theme`` or ``part``."""
    by = [(group, theme.by[group]) for group in said.groups]
    told = [_by(said, by, subject)]
    for key, groups in (("absent", _absent(said, by)), ("not_asked", _with(said, by, Status.NOT_ASKED))):
        if groups and said.report.by == ROLE:
            told.append(said.capital(said.say(f"themes.{key}.{subject}", groups=said.and_(groups))))
        elif groups:
            told.append(said.say(f"themes.{key}_by", by=said.by_what(), groups=", ".join(groups)))
    if subject == "theme":  # of its parts it holds as well
        told += [said.say(f"themes.not_done.{said.report.basis.counting}", group=one) for one in _waiting(said, by)]
    return " ".join(filter(None, told))


def facet(said: ThemeWords, row: StatementRow) -> str:
    """``Riktning: oförändrat enligt polis (2 av 3); ...``."""
    told = [_value(said, row, value) for value in row.values]
    silent = [
        said.named(group, len(row.by[group].silent), len(row.by[group].informants))
        for group in said.groups
        if row.by[group].silent
    ]
    if silent:
        told.append(said.say("themes.facet.silent", groups=", ".join(silent)))
    name = said.capital(said.words.column(row.facet))
    return said.say("themes.facet", facet=name, values="; ".join(told))


def drew(said: ThemeWords, theme: Theme) -> str:
    """Which questions asked for the theme, who brings it up there and elsewhere, and in which answers it stands."""
    drawn = theme.drawn
    if not said.report.guides:
        return ""
    asked = [said.number(one) for one in drawn.questions if one.expects]
    came = [said.number(one) for one in drawn.questions if one.informants]
    told = [
        said.say("themes.asked", questions=said.and_(asked), n=len(asked)) if asked else said.say("themes.not_expected")
    ]
    n = len(said.report.crowd.informants)
    if asked and said.numbers and n > 1:
        told.append(said.say("themes.prompted", k=len(drawn.prompted), u=len(drawn.unprompted), n=n))
    elif asked:
        told.append(said.say(f"themes.prompted.{_ways(theme)}"))
    told.append(
        said.say("themes.came_up", questions=said.and_(came), n=len(came)) if came else said.say("themes.in_no_answer")
    )
    return " ".join(told)


def overlapping(said: ThemeWords, overlaps: Sequence[Overlap]) -> str:
    """The themes with a code on the same words, those of most informants first, with their codes."""
    by_theme: dict[str, list[Overlap]] = {}
    for one in overlaps:
        by_theme.setdefault(one.theme, []).append(one)
    heads = {theme: next((one for one in found if one.code == theme), found[0]) for theme, found in by_theme.items()}
    order = sorted(by_theme, key=lambda theme: -heads[theme].informants) if said.numbers else list(by_theme)
    told = (_overlap(said, heads[theme], by_theme[theme]) for theme in order)
    return said.say("themes.overlaps", codes="; ".join(told)) if by_theme else ""


def _by(said: ThemeWords, by: Sequence[tuple[str, Counts]], subject: str) -> str:
    mentioning = [(value, one) for value, one in by if one.informants]
    if not mentioning:
        return ""
    if said.whole:
        ((_, one),) = mentioning
        return (
            said.say(f"themes.by_all.{subject}", k=one.informants, n=one.informants_of)
            if said.numbers
            else said.say("themes.up")
        )
    named = [said.named(value, one.informants, one.informants_of) for value, one in mentioning]
    if said.report.by == ROLE:
        return said.say(
            f"themes.by_role.{subject}" if said.numbers else f"themes.up.{subject}", groups=said.and_(named)
        )
    return said.say(
        f"themes.by.{subject}" if said.numbers else f"themes.up_by.{subject}",
        by=said.by_what(),
        groups=", ".join(named),
    )


def _absent(said: ThemeWords, by: Sequence[tuple[str, Counts]]) -> list[str]:
    silent = [(value, one) for value, one in by if not one.informants and one.status is Status.COUNTED]
    return [said.named(value, 0, one.informants_of) for value, one in silent]


def _with(said: ThemeWords, by: Sequence[tuple[str, Counts]], status: Status) -> list[str]:
    return [said.named(value, 0, one.informants_of) for value, one in by if one.status is status]


def _waiting(said: ThemeWords, by: Sequence[tuple[str, Counts]]) -> list[str]:
    return [said.group(value) for value, one in by if one.status is Status.NOT_DONE]


def _value(said: ThemeWords, row: StatementRow, value: str) -> str:
    named = [_saying(said, group, row.by[group], value) for group in said.groups if value in row.by[group].values]
    if said.whole:
        return f"{value} {named[0]}" if said.numbers else value
    if said.report.by == ROLE:
        return said.say("themes.facet.value", value=value, groups=said.and_(named))
    return said.say("themes.facet.value_by", value=value, groups=", ".join(named))


def _saying(said: ThemeWords, group: str, told: Said, value: str) -> str:
    """Who says it, how many of those who bring the code up, and of which periods."""
    who = told.values[value]
    said_of = Counter(period for when in who.values() for period in when)
    if said_of and not said.numbers and not all(who.values()):
        said_of[""] += 1  # of a whole group it is one more who says it of no period
    order = {period: n for n, period in enumerate(said.report.periods)}
    known = sorted(said_of, key=lambda one: (not one, order.get(one, len(order)), one))
    periods = {one or said.say("analyses.undated"): said_of[one] for one in known}
    if not said.numbers:
        return f"{said.group(group)} ({', '.join(periods)})" if periods else said.group(group)
    of = said.of(group, len(who), len(told.informants))
    if not periods:
        return said.told_of(group, of)
    if len(who) == 1:
        return said.told_of(group, f"{of}: {', '.join(periods)}")
    return said.told_of(
        group, said.say("themes.dated", of=of, periods=", ".join(f"{one}: {n}" for one, n in periods.items()))
    )


def _overlap(said: ThemeWords, head: Overlap, codes: Sequence[Overlap]) -> str:
    parts = [one for one in codes if one is not head]
    names = [f"{said.label(one)} {one.informants}" if said.numbers else said.label(one) for one in parts]
    told = []
    if said.numbers:
        told.append(said.words.say("k_of_n", k=head.informants, n=len(said.report.crowd.informants)))
    told += [", ".join(names)] if names else []
    return f"{said.label(head)} ({'; '.join(told)})" if told else said.label(head)


def _ways(theme: Theme) -> str:
    """Whether a theme came up when asked for, or else, or both."""
    ways = [name for name, who in (("on", theme.drawn.prompted), ("off", theme.drawn.unprompted)) if who]
    return "_".join(ways) or "neither"
