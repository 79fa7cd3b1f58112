"""What is said of a comparison beside its table: a cell in every unit, and each facet with who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from intervjukod.analysis.counts import Counts, Status
from intervjukod.domain.codebook import Facet
from intervjukod.locale import say
from intervjukod.reports.compare import cell
from intervjukod.study.comparing import Comparison

FEW = 12
"""Informants that are told one by one."""


def told_share(comparison: Comparison, row: int, column: int) -> str:
    """How many informants of the column bring the code up, or whether one does; or why that cannot be said."""
    counts = comparison.counts(row, column)
    if not comparison.by_informant or counts.status is not Status.COUNTED:
        return comparison.words.share(counts)
    return say("compare.told.mentions" if counts.informants else "compare.told.not", comparison.language)


def told(comparison: Comparison, row: int, column: int) -> str:
    """Everything that is counted in a cell, in one line; in a reflexive study only the informants."""
    counts, language = comparison.counts(row, column), comparison.language
    share = told_share(comparison, row, column)
    if counts.status is not Status.COUNTED:
        return share
    if not comparison.by_informant:
        share = say("compare.told.informants", language, share=share, n=counts.informants_of)
    return " · ".join([share, *([] if comparison.reflexive else _numbers(comparison, counts))])


def _numbers(comparison: Comparison, counts: Counts) -> Iterator[str]:
    language = comparison.language
    for unit in ("passages", "codings", "words"):
        yield say(f"compare.told.{unit}", language, n=getattr(counts, unit))
    if counts.per_1000 is not None:
        yield say("compare.told.per_1000", language, n=cell(counts, "per_1000", comparison.words))
    if counts.leans_on_one:
        yield say("compare.told.leans", language, k=counts.top, of=counts.passages)


def facets(comparison: Comparison, row: int) -> Iterator[tuple[str, str]]:
    """Each facet that somebody's passages of the row's code carry, and who says what of it."""
    code = comparison.result.rows[row].code
    for facet in comparison.concordance.facets:
        given = comparison.concordance.values(code, facet)
        if given:
            yield facet.name, _said(comparison, code, facet, given)


def _said(comparison: Comparison, code: str, facet: Facet, given: Sequence[tuple[str, frozenset[str]]]) -> str:
    """Every value with who says it, then how many of those who bring the code up say nothing of the facet."""
    if comparison.by_informant and len(comparison.people) <= FEW:
        parts = [f"{value} {_listed(comparison, who)}" for value, who in given]
    else:
        parts = [part for name, members in _groups(comparison) if (part := _values(name, members, given))]
    silent = comparison.concordance.silent(code, facet)
    if silent:
        everybody = comparison.concordance.mentioning(code, facet)
        parts.append(say("compare.silent", comparison.language, n=len(silent), of=len(everybody)))
    return " · ".join(parts)


def _listed(comparison: Comparison, informants: Iterable[str]) -> str:
    return ", ".join(sorted(comparison.people[name].short for name in informants))


def _values(name: str, members: frozenset[str], given: Sequence[tuple[str, frozenset[str]]]) -> str:
    """``polis 2 minskat, 1 oförändrat``; "" where nobody of the group says anything."""
    said = [f"{len(who & members)} {value}" for value, who in given if who & members]
    return f"{name} {', '.join(said)}" if said else ""


def _groups(comparison: Comparison) -> Iterator[tuple[str, frozenset[str]]]:
    """The people that are told apart: the groups of the columns, else the roles."""
    if not (comparison.result.is_facet or comparison.by_informant):
        for group in comparison.result.groups:
            if group.depth == 0:
                yield comparison.words.value(group.value), group.crowd.informants
        return
    roles: dict[str, set[str]] = {}
    for name, person in comparison.people.items():
        roles.setdefault(person.role, set()).add(name)
    for role, names in roles.items():
        yield comparison.words.value(role), frozenset(names)
