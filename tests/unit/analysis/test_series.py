"""Statistics of places over time, against the published figures."""

from __future__ import annotations

import pytest

from intervjukod.analysis.series import Change, Series, Statistics, statistics
from intervjukod.domain.measure import Measure, MeasureTable
from intervjukod.errors import AmbiguousError, NotFoundError, UsageError

SERGEL, HÄSSELBY = "Sergels torg", "Hässelby torg"


def figures(*rows: tuple[str, str, float, float], block: str = "", level: str = "") -> list[Measure]:
    """Rows of place, indicator and the counts of the first halves of two years."""
    return [
        Measure(place, period, indicator, value, level, block=block)
        for place, indicator, *values in rows
        for period, value in zip(("2020H1", "2021H1"), values, strict=True)
    ]


def of(measures: list[Measure], before: str = "", after: str = "") -> Statistics:
    """The statistics of these rows."""
    return statistics(MeasureTable("t.csv", tuple(measures)), before, after)


def only(made: Statistics) -> Series:
    """The one series of one place."""
    ((series,),) = made.places.values()
    return series


@pytest.mark.parametrize(
    ("place", "indicator", "before", "after", "ratio", "low", "high", "change"),
    [
        (HÄSSELBY, "Bråk", 145, 39, 0.27, 0.18, 0.39, Change.DECREASED),
        (HÄSSELBY, "LOB", 45, 22, 0.49, 0.28, 0.83, Change.DECREASED),
        (SERGEL, "Misshandel mot man", 6, 17, 2.83, 1.07, 8.78, Change.INCREASED),
        (SERGEL, "Misshandel mot kvinna", 5, 1, 0.20, 0.00, 1.79, Change.UNCERTAIN),
        (HÄSSELBY, "Misshandel mot kvinna", 8, 4, 0.50, 0.11, 1.87, Change.UNCERTAIN),
        (SERGEL, "Olaga hot", 15, 6, 0.40, 0.13, 1.09, Change.UNCERTAIN),
        (HÄSSELBY, "Olaga hot", 29, 22, 0.76, 0.42, 1.37, Change.UNCERTAIN),
        (SERGEL, "Narkotika, under 18", 12, 23, 1.92, 0.92, 4.23, Change.UNCERTAIN),
    ],
)
def test_a_ratio_has_its_exact_interval(
    place: str, indicator: str, before: int, after: int, ratio: float, low: float, high: float, change: Change
) -> None:
    """The figures of methods.md, and a word for the change only where the interval leaves 1 out."""
    series = only(of(figures((place, indicator, before, after))))
    assert series.ratio is not None
    bounds = (series.ratio.ratio, series.ratio.low, series.ratio.high)
    assert [round(one or 0, 2) for one in bounds] == [ratio, low, high]
    assert series.ratio.change is change


@pytest.mark.parametrize(("before", "after"), [(195, 169), (43, 46)])
def test_what_stays_the_same_is_called_neither(before: int, after: int) -> None:
    """Narcotics offences of both squares: nothing that can be told from no change."""
    ratio = only(of(figures((SERGEL, "Narkotika", before, after)))).ratio
    assert ratio is not None
    assert ratio.change is Change.UNCERTAIN
    assert ratio.low < 1 < (ratio.high or 0)


def test_nothing_before_or_after_is_no_ratio_out_of_nothing() -> None:
    """None of none has no bounds; none of five reaches up from 0; five of none has no upper bound."""
    zero = only(of(figures((SERGEL, "Rån", 0, 0)))).ratio
    gone = only(of(figures((SERGEL, "Rån", 5, 0)))).ratio
    new = only(of(figures((SERGEL, "Rån", 0, 7)))).ratio
    assert zero is not None
    assert gone is not None
    assert new is not None
    assert (zero.ratio, zero.low, zero.high, zero.change) == (None, 0, None, Change.UNCERTAIN)
    assert (gone.ratio, gone.low, gone.change) == (0, 0, Change.UNCERTAIN)
    assert gone.high == pytest.approx(1.0913, abs=1e-4)
    assert (new.ratio, new.high, new.change) == (None, None, Change.INCREASED)
    assert new.low == pytest.approx(1.44, abs=0.01)


def test_a_mean_is_a_baseline_and_has_no_ratio() -> None:
    """A mean over places stands apart, and is found by its indicator."""
    rows = figures((SERGEL, "Rån", 9, 6)) + figures(("Genomsnitt", "Rån", 4, 3), level="genomsnitt per basområde")
    made = of(rows)
    assert list(made.places) == [SERGEL]
    (mean,) = made.baselines(("", "Rån"))
    assert mean.ratio is None
    assert [one.value for one in mean.figures.values()] == [4, 3]


def test_rates_have_no_ratio_even_where_they_happen_to_be_whole() -> None:
    """One figure with decimals tells that the indicator is no count, at every place."""
    made = of(figures((SERGEL, "Per 1 000", 12, 10), (HÄSSELBY, "Per 1 000", 4.5, 6), (SERGEL, "Rån", 3, 4)))
    assert [one.ratio is not None for series in made.places.values() for one in series] == [False, True, False]


def periods(*names: str, before: str = "", after: str = "") -> tuple[str, str, str]:
    """Which two of several periods are compared, and the key of what is said about it."""
    made = of([Measure(SERGEL, name, "Rån", n) for n, name in enumerate(names)], before, after)
    return made.before, made.after, made.notes[0].key


def test_the_last_period_is_compared_with_the_first_of_its_season() -> None:
    """Half years with half years, quarters with quarters, in order of time whatever the order of the rows."""
    assert periods("2021H1", "2020H1", "2020H2") == ("2020H1", "2021H1", "joint.same_season")
    assert periods("2019Q2", "2019Q4", "2020Q3", "2020Q4") == ("2019Q4", "2020Q4", "joint.same_season")
    assert periods("2019-01", "2019-06", "2020-06") == ("2019-06", "2020-06", "joint.same_season")
    assert periods("2020", "2018", "2019") == ("2018", "2020", "joint.compared")


def test_other_seasons_and_other_names_are_compared_first_with_last_and_told() -> None:
    """Two halves of one year are not alike; names that are no dates keep the order of the file; one is alone."""
    assert periods("2020H1", "2020H2") == ("2020H1", "2020H2", "joint.other_season")
    assert periods("före", "efter") == ("före", "efter", "joint.compared")
    assert periods("2020H1") == ("2020H1", "2020H1", "joint.one_period")


def test_periods_can_be_chosen() -> None:
    """In any case of letters; what the file does not have, and the wrong order, is refused."""
    assert periods("2020H1", "2020H2", "2021H1", before="2020h2") == ("2020H2", "2021H1", "joint.other_season")
    assert periods("2020H1", "2020H2", "2021H1", after="2020H2") == ("2020H1", "2020H2", "joint.other_season")
    with pytest.raises(UsageError) as told:
        periods("2020H1", "2021H1", before="2019H1")
    assert told.value.values == {"period": "2019H1", "known": "2020H1, 2021H1"}
    with pytest.raises(UsageError) as told:
        periods("2020H1", "2021H1", before="2021H1", after="2020H1")
    assert told.value.key == "joint.period_order"


def test_an_indicator_is_found_by_its_name_or_with_its_block() -> None:
    """*Totalt* of two blocks must be told apart; a beginning is enough; a misspelt name is told what is near."""
    made = of(figures((SERGEL, "Totalt", 1, 2), block="Rån") + figures((SERGEL, "Totalt", 3, 4), block="Hot/våld"))
    assert made.find("hot/våld/TOTALT") == ("Hot/våld", "Totalt")
    with pytest.raises(AmbiguousError) as told:
        made.find("Totalt")
    assert told.value.values["found"] == "Rån/Totalt; Hot/våld/Totalt"
    assert made.find("hot") == ("Hot/våld", "Totalt")
    with pytest.raises(NotFoundError) as missing:
        made.find("Rån/Totat")
    assert missing.value.values["near"] == "Totalt"


def test_names_are_the_same_however_they_are_written() -> None:
    """Another case of letters is no other place, period or indicator; the first way is the one shown."""
    made = of([Measure(SERGEL, "2020H1", "Rån", 3), Measure("SERGELS  TORG", "2021h1", "rån", 5)])
    assert made.periods == ("2020H1", "2021h1")
    assert [one.value for one in only(made).figures.values()] == [3, 5]


def test_remarks_are_told_once_each() -> None:
    """What a footnote says, parted at semicolons; and which columns said nothing."""
    rows = [Measure(SERGEL, "2020", "Rån", 3, note="a: x; d: y"), Measure(SERGEL, "2021", "Rån", 3, note="d: y")]
    assert only(of(rows)).notes == ("a: x", "d: y")
    noted = statistics(MeasureTable("t.csv", tuple(rows), ("kommun",)))
    assert noted.notes[-1].values == {"columns": "kommun"}
