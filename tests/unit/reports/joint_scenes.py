"""Statistics beside themes, invented: two squares, two halves of a year, five informants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intervjukod.analysis.joint import ChosenQuote, Joint, Pair, Said, joint
from intervjukod.analysis.series import statistics
from intervjukod.domain.measure import Measure, MeasureTable, alike
from intervjukod.domain.meta_inference import MetaInference, Verdict
from tests.unit.analysis.building import BOOK, columns, materials
from tests.unit.reports.scenes import ALL, MARKS, basis

SERGEL, HÄSSELBY, MEAN = "Sergels torg", "Hässelby torg", "Alla områden"
FIGHTS, ROBBERIES = ("Ordning", "Bråk"), ("Brott", "Rån")
QUOTE = ChosenQuote("c1", alike(SERGEL), ("folkliv",), "polis", "Områdespolis 2", "Folk [rör] sig", "I03:2")


def _rows() -> list[Measure]:
    counts = {
        (SERGEL, *FIGHTS): (42, 43),
        (HÄSSELBY, *FIGHTS): (145, 39),
        (SERGEL, *ROBBERIES): (0, 7),
        (HÄSSELBY, *ROBBERIES): (3, 0),
    }
    found = [
        Measure(place, period, name, n, "område", block=block, source="anmälda brott", note="a: kring torget")
        for (place, block, name), pair in counts.items()
        for period, n in zip(("2020H1", "2021H1"), pair, strict=True)
    ]
    found += [Measure(SERGEL, "2020H2", "Rån", 15, "område", block="Brott", note="d: mot butik")]
    found += [Measure(SERGEL, period, "Per 1 000", 4.25, "område") for period in ("2020H1", "2021H1")]
    return found + [
        Measure(MEAN, period, "Bråk", n, "genomsnitt per område", block="Ordning")
        for period, n in (("2020H1", 19), ("2021H1", 18.5))
    ]


def _made(pairs: Sequence[Pair] = (), inferences: Sequence[MetaInference] = (), **shown: object) -> Joint:
    figures = statistics(MeasureTable("tabell.csv", tuple(_rows()), ("kommunkod",)))
    said = Said(columns(*MARKS), materials(ALL), quotes=(QUOTE,))
    stands = replace(basis(ALL, 5), **shown)  # type: ignore[arg-type]  # keywords as given
    return joint(figures, said, BOOK, stands, "plats", "role", pairs=pairs, inferences=inferences)


def beside() -> Joint:
    """Every figure and every theme of each place, nothing concluded."""
    return _made()


def paired() -> Joint:
    """Street life beside fights and robberies; one conclusion, one that stands beside nothing."""
    told = ("Färre möts, och färre bråk anmäls.", "PK")
    found = MetaInference("m1", HÄSSELBY, "folkliv", "Bråk", Verdict.CONVERGES, *told)
    other = MetaInference("m2", HÄSSELBY, "staffing", "Stöld", Verdict.SILENT, "", "PK")
    return _made([("folkliv", FIGHTS), ("folkliv", ROBBERIES)], [found, other])


def paired_without_numbers() -> Joint:
    """The same where no informants are to be counted: the statistics stay."""
    found = MetaInference("m1", SERGEL, "folkliv", "Ordning/Bråk", Verdict.DIVERGES, "Inte samma bild.", "PK")
    return _made(inferences=[found], numbers=False)
