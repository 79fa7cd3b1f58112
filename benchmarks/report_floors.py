"""Each report beside the floor that gives the same rows: what both are asked, and their rows in one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from benchmarks import floor_answers, floor_nearness, floor_reports, floor_statements
from benchmarks.corpus import FACETS, SITES, STATISTICS
from benchmarks.floor_tables import Tables
from intervjukod.analysis.statistics import fisher

Rows = dict[Any, Any]
CLOSE = 20
"""Words between codes that are near each other."""
DATED = ("riktning", "plats", "period")
"""The facets of the corpus, the one that says when last."""


@dataclass(frozen=True, slots=True)
class Case:
    """A report by its name and options; ``floor`` gives the rows that ``rows`` finds in the report.

    ``asked``: of a study with a guide and answers. ``same`` brings the floor's rows into the form of the report's.
    """

    name: str
    kind: str
    floor: Callable[[Tables], Rows]
    rows: Callable[[Any, Tables], Rows]
    options: dict[str, Any] = field(default_factory=dict)
    asked: bool = False
    same: Callable[[Rows], Rows] = lambda found: found


def _counts(cell: Any) -> tuple[int, ...]:
    return cell.informants, cell.passages, cell.codings, cell.words, cell.top


def _frequency(tables: Tables) -> Rows:
    return floor_reports.frequency(tables.codings(), tables.voices(), tables.paths)


def _frequency_asked(tables: Tables) -> Rows:
    expected = tables.expected()
    floor_answers.asked_about(expected, floor_answers.coverage(expected, tables.answers(), tables.voices()))
    return _frequency(tables)


def _frequency_rows(result: Any, tables: Tables) -> Rows:
    return {tables.codes[row.code]: _counts(row.counts) for row in result.rows}


def _compare(name: str) -> Callable[[Tables], Rows]:
    return lambda tables: floor_reports.compare(tables.codings(), tables.voices(), tables.paths, tables.groups(name))


def _by_facet(name: str) -> Callable[[Tables], Rows]:
    def floor(tables: Tables) -> Rows:
        codings, usual = tables.codings(), tables.defaults(name)
        values = (
            value or usual.get(place, "") for (place, *_), (value,) in zip(codings, tables.given(name), strict=True)
        )
        return floor_reports.compare_facet(codings, values, tables.voices(), tables.paths)

    return floor


def _by_prompt(tables: Tables) -> Rows:
    codings, expected, voices, answers = tables.codings(), tables.expected(), tables.voices(), tables.answers()
    floor_answers.asked_about(expected, floor_answers.coverage(expected, answers, voices))
    values = floor_answers.prompted(codings, expected, answers, tables.paths)
    return floor_reports.compare_facet(codings, values, voices, tables.paths)


def _compare_rows(result: Any, tables: Tables) -> Rows:
    cells = (((tables.codes[row.code], value), cell) for row in result.rows for value, cell in row.by.items())
    return {key: _counts(cell) for key, cell in cells if cell.codings}


def _fisher(tables: Tables) -> Rows:
    groups = tables.groups("uniform")
    found: Rows = dict(floor_reports.compare(tables.codings(), tables.voices(), tables.paths, groups))
    one, other = "ja", "nej"
    n, m = (sum(group in own for own in groups.values()) for group in (one, other))
    for node in tables.names:
        a, c = (found[node, group][0] if (node, group) in found else 0 for group in (one, other))
        found[node, "p"] = fisher(a, n - a, c, m - c)[1]
    return found


def _fisher_rows(result: Any, tables: Tables) -> Rows:
    ps = {(tables.codes[code], "p"): one.p for code, one in result.differences.by_code.items()}
    return _compare_rows(result, tables) | ps


def _statements(tables: Tables) -> Rows:
    defaults = [tables.defaults(name) for name in DATED[:-1]]
    return floor_statements.statements(
        tables.codings(), tables.given(*DATED), defaults, tables.voices(), tables.paths, tables.groups("role")
    )


def _statement_rows(result: Any, tables: Tables) -> Rows:
    """In the form of the floor; who gives no value of a facet in any passage has ""."""
    found: Rows = {}
    for row in result.rows:
        for group, said in row.by.items():
            told = {value: {one: set(periods) for one, periods in who.items()} for value, who in said.values.items()}
            found[tables.codes[row.code], DATED.index(row.facet), group] = (told, said.silent)
    return found


def _stated(found: Rows) -> Rows:
    """The floor's statements, without the period that is none where it is the only one, and who is silent beside."""
    whole: Rows = {}
    for key, by_value in found.items():
        told = {
            value: {one: at if at != {""} else set() for one, at in who.items()}
            for value, who in by_value.items()
            if value
        }
        whole[key] = (told, frozenset(by_value.get("", {})).difference(*told.values()))
    return whole


def _waves(tables: Tables) -> Rows:
    """A comparison, and when each interview was coded last: by that the books of a round are found."""
    tables.last_coded()
    return _compare("site")(tables)


def _joint(tables: Tables) -> Rows:
    """Place by place, of the codings that speak of it: the comparison by role, and what is said of it."""
    codings, given, voices, usual = tables.codings(), tables.given(*DATED), tables.voices(), tables.defaults("plats")
    roles = tables.groups("role")
    parted: dict[str, tuple[list[Any], list[Any]]] = {place: ([], []) for place in SITES}
    for coding, values in zip(codings, given, strict=True):
        here, told = parted[values[1] or usual[coding[0]]]
        here.append(coding)
        told.append((values[0], values[2]))
    found: Rows = {}
    for place, (here, told) in parted.items():
        counts = floor_reports.compare(here, voices, tables.paths, roles)
        said = floor_statements.statements(here, told, [{}.fromkeys(usual, "")], voices, tables.paths, roles)
        found |= {(place, *key): cell for key, cell in counts.items()}
        found |= {(place, *key): cell for key, cell in _stated(said).items()}
    return found


def _joint_rows(result: Any, tables: Tables) -> Rows:
    found: Rows = {}
    for place in result.places:
        mentions = SimpleNamespace(rows=tuple(place.mentions.values()))
        said = SimpleNamespace(rows=tuple(row for mention in mentions.rows for row in mention.said))
        rows = _compare_rows(mentions, tables) | _statement_rows(said, tables)
        found |= {(place.name, *key): cell for key, cell in rows.items()}
    return found


def _themes(tables: Tables) -> Rows:
    """The comparison by role, what is said of each code by itself, and pairs of codes of two themes that overlap."""
    codings, voices, roles = tables.codings(), tables.voices(), tables.groups("role")
    defaults = [tables.defaults(name) for name in DATED[:-1]]
    own = {code: path[:1] for code, path in tables.paths.items()}
    near = floor_nearness.cooccurrence(codings, voices, tables.paths, floor_nearness.overlapping)
    counts = floor_reports.compare(codings, voices, tables.paths, roles)
    said = floor_statements.statements(codings, tables.given(*DATED), defaults, voices, own, roles)
    apart = {pair: met for pair, met in near.items() if len({tables.paths[node][-1] for node in pair}) == len(pair)}
    return {**counts, **_stated(said), **apart}


def _themes_rows(result: Any, tables: Tables) -> Rows:
    told = [one for theme in result.themes for one in (theme, *theme.parts)]
    rows = _compare_rows(SimpleNamespace(rows=told), tables)
    rows |= _statement_rows(SimpleNamespace(rows=[row for one in told for row in one.said]), tables)
    for one in told:
        for met in one.overlaps:
            pair = (tables.codes[one.code], tables.codes[met.code])
            if pair[0] < pair[1]:
                rows[pair] = (met.informants, met.passages, met.other_passages)
    return rows


def _near(near: Callable[[Tables], floor_nearness.Near]) -> Callable[[Tables], Rows]:
    return lambda tables: floor_nearness.cooccurrence(tables.codings(), tables.voices(), tables.paths, near(tables))


def _answer_spans(tables: Tables) -> floor_nearness.Near:
    answers = tables.answers().items()
    return floor_nearness.in_one_answer({place: [one.answered for one in by.values()] for place, by in answers})


def _meetings(result: Any, tables: Tables) -> Rows:
    found = {}
    for row in result.rows:
        one, other = tables.codes[row.code], tables.codes[row.other]
        near = (row.near, row.other_near) if one < other else (row.other_near, row.near)
        found[min(one, other), max(one, other)] = (row.informants, *near)
    return found


def _coverage(tables: Tables) -> Rows:
    return floor_answers.coverage(tables.expected(), tables.answers(), tables.voices())


def _coverage_rows(result: Any, _: Tables) -> Rows:
    return {row.question: {one: str(standing) for one, standing in row.by.items()} for row in result.rows}


CASES = (
    Case("frequency", "frequency", _frequency, _frequency_rows),
    Case("frequency, with a guide", "frequency", _frequency_asked, _frequency_rows, asked=True),
    Case("compare by role", "compare", _compare("role"), _compare_rows),
    Case("compare, Fisher", "compare", _fisher, _fisher_rows, {"by": "uniform", "test": "fisher", "intervals": True}),
    *(
        Case(f"compare by {name}", "compare", _by_facet(name), _compare_rows, {"by": name})
        for name in tuple(FACETS)[:2]
    ),
    Case("compare by prompt", "compare", _by_prompt, _compare_rows, {"by": "prompt"}, asked=True),
    Case("concordance", "concordance", _statements, _statement_rows, same=_stated),
    Case("co-occurrence, overlap", "co-occurrence", _near(lambda _: floor_nearness.overlapping), _meetings),
    Case(
        "co-occurrence, turn",
        "co-occurrence",
        _near(lambda tables: floor_nearness.in_one_turn(tables.voices())),
        _meetings,
        {"near_by": "turn"},
    ),
    Case("co-occurrence, answer", "co-occurrence", _near(_answer_spans), _meetings, {"near_by": "answer"}, asked=True),
    Case(
        f"co-occurrence, {CLOSE} words",
        "co-occurrence",
        _near(lambda tables: floor_nearness.within(CLOSE, tables.voices())),
        _meetings,
        {"near_by": str(CLOSE)},
    ),
    Case("coverage", "coverage", _coverage, _coverage_rows, asked=True),
    Case("waves by site", "waves", _waves, _compare_rows, {"by": "site"}),
    Case("joint display", "joint", _joint, _joint_rows, {"statistics": STATISTICS}),
    Case("themes", "themes", _themes, _themes_rows),
)
