"""The words behind the numbers of a report's page: as many as it counts, and the right ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from intervjukod.reports.tables import Behind, Cell, cell_of
from intervjukod.reports.write import Result, page_of
from intervjukod.study import Study
from intervjukod.study.evidence import evidence
from intervjukod.study.ground import asked_for, standing_on
from tests.builders import INFORMANTS, study_folder
from tests.unit.reports.read_back import Html
from tests.unit.study.acting import FEW, PEOPLE, TWO, code
from tests.unit.study.test_results import eight


@pytest.fixture
def coded(study: Study) -> Study:
    """Codings that overlap, one below the other, in the interviewer's words, of two coders; both interviews done."""
    code(study, FEW, "kontinuitet", riktning="minskat")
    code(study, "för få på kvällarna", "staffing", riktning="ökat")
    code(study, PEOPLE, "staffing", nth=1)
    code(study, "bemanningen på torget", "samverkan")
    code(study, TWO, "staffing", transcript="I02")
    code(study, "Folk flyttar", "förflyttning", transcript="I02", coder="Bo")
    for one in study.transcripts.list():
        study.transcripts.set_done(one.id)
    return study


@pytest.mark.parametrize("by", ["role", "informant", "riktning", "plats", "prompt", "site"])
def test_a_number_of_passages_opens_as_many(coded: Study, by: str) -> None:
    """Whatever it is compared by: what a cell counts is what one reads behind it."""
    made = page(coded, coded.results.compare(by=by, coder="all"))
    counted = [(href.removeprefix("#"), cell) for href, cell in made.links if "(" in cell]
    assert counted
    for place, cell in counted:
        assert len(made.quotes[place]) == int(cell.split()[0])
    assert {place for place, _ in counted} == set(made.quotes)


REPORTS = [
    ("frequency", {}),
    *(("compare", {"by": by}) for by in ("role", "informant", "riktning", "prompt", "site")),
    *(("co-occurrence", {"near_by": near}) for near in ("overlap", "turn", "answer", "8")),
    ("coverage", {}),
    ("concordance", {}),
    ("waves", {"by": "site"}),
]


@pytest.mark.parametrize(("kind", "options"), REPORTS)
def test_every_number_opens_words_one_cell_as_all(coded: Study, kind: str, options: dict[str, str]) -> None:
    """A cell that counts something has words behind it, and read alone it has the same as on the page of all."""
    code(coded, "för få", "samverkan")
    first = coded.transcripts.find("I01")
    answered = [coded.reading.quote(first, FEW, None)]
    coded.coding.set_answer(first, "q2", asked=None, answered=answered, probes=["q2a"])
    made = coded.results.make(kind, coder="all", **options)
    every = on_page(coded, made)
    cells = [cell for cell in counted(made) if cell.number]
    assert cells
    for cell in cells:
        found = coded.results.words_behind(made, cell.behind)
        assert found
        assert [span.of(coded.transcripts.open(id_).text) for id_, span in found] == every[cell.behind]
    assert coded.results.words_behind(made, ("staffing", "ingen", "sådan", "cell")) == []


def test_codes_near_each_other_open_those_that_are_near(coded: Study) -> None:
    """Of the one, of the other, and of both, each as often as the cell counts."""
    code(coded, "på helgerna", "samverkan")
    made = coded.results.cooccurrence("turn", coder="all")
    every = on_page(coded, made)
    pair = ("staffing", "samverkan")
    row = next(row for row in made.rows if (row.code, row.other) == pair)
    assert (row.near, row.other_near) == (2, 1)
    assert every[*pair, "near"] == [PEOPLE, "Vi är för få på kvällarna"]
    assert every[*pair, "other_near"] == ["på helgerna"]
    assert every[*pair, "both"] == [*every[*pair, "near"], "på helgerna"]


def test_an_interval_opens_its_share_and_a_test_both_groups(tmp_path: Path) -> None:
    """What is told of a difference was said by somebody too."""
    with Study.open(eight(tmp_path / "torget", "codebook"), coder="Anna") as study:
        code(study, "för få", "samverkan", transcript="I6")
        made = study.results.compare(test="fisher", intervals=True)
        every = on_page(study, made)
    assert len(every["samverkan", "polis"]) == 5
    assert len(every["samverkan", "polis", "ordningsvakt"]) == 6
    tables = page_of(made, "sv").tables
    cells = [cell_of(row[1]) for table in tables[-2:] for row in table.rows if cell_of(row[0]).text == "Samverkan"]
    assert [cell.behind for cell in cells] == [("samverkan", "polis"), ("samverkan", "polis", "ordningsvakt")]
    assert all(table.name for table in tables)


def test_words_stand_with_their_place_and_role(coded: Study) -> None:
    """Under a code is what is below it, overlaps as one, each with its reference."""
    made = page(coded, coded.results.frequency())
    assert first(made) == ["inte folk nog", "Vi är för få på kvällarna", TWO]
    assert "I01:4 · polis/kommunpolis · Sergels torg" in made.said
    assert "I02:4 · ordningsvakt · Hässelby torg" in made.said
    assert "flyttar" not in made.said


def test_the_selection_holds_behind_the_numbers_too(coded: Study) -> None:
    """Whose codings, of which informants, at which point: the page reads what the report counts."""
    alone = page(coded, coded.results.frequency(coder="Bo"))
    assert list(alone.quotes.values()) == [["Folk flyttar"]]
    police = page(coded, coded.results.compare(role="polis"))
    assert TWO not in {quote for quotes in police.quotes.values() for quote in quotes}
    coded.history.milestone("pilot")
    code(coded, "nästa torg", "staffing", transcript="I02")
    assert len(first(page(coded, coded.results.frequency(at="pilot")))) == 3
    assert len(first(page(coded, coded.results.frequency()))) == 4


def test_a_standing_opens_the_answer_or_the_question(coded: Study) -> None:
    """Behind *förslag* is what may be the answer; nothing is behind *ej ställd*."""
    made = page(coded, coded.results.coverage())
    said = {quote for quotes in made.quotes.values() for quote in quotes}
    assert "Två år ungefär." in said
    assert {cell for _, cell in made.links if cell != "↑"} == {"förslag"}


@pytest.mark.parametrize("by", ["role", "informant", "site"])
def test_a_value_opens_what_was_said(coded: Study, by: str) -> None:
    """Behind each value of a facet, and behind *ej angivet*, are the passages of those who are named there."""
    made = page(coded, coded.results.concordance("staffing", by=by))
    cells = [
        cell for table in made.tables for row in table[1:] for cell in row[3:] if cell and not cell.startswith("0")
    ]
    assert [cell for _, cell in made.links if cell != "↑"] == cells
    said = [quotes for place, quotes in made.quotes.items()]
    assert ["Vi är för få"] in said
    assert [TWO] in said
    assert ["för få på kvällarna"] in said


@pytest.fixture
def colleagues(tmp_path: Path) -> Iterator[Study]:
    """Two officers, of whom one belongs to two places and gives a value to one passage and not to another."""
    informants = INFORMANTS.replace("ordningsvakt", "polis").replace(",Sergels torg", ",Sergels torg;Hässelby torg")
    with Study.open(study_folder(tmp_path / "torget", informants=informants), coder="Anna") as study:
        code(study, FEW, "staffing", riktning="minskat")
        code(study, PEOPLE, "staffing", nth=1)
        code(study, TWO, "staffing", transcript="I02")
        yield study


def test_who_states_nothing_is_read_and_nobody_else(colleagues: Study) -> None:
    """Behind *1 av 2* that give no value is the one who gives none, not the passages of one who gives one elsewhere."""
    made = page(colleagues, colleagues.results.concordance("staffing"))
    opened = [(cell, made.quotes[href.removeprefix("#")]) for href, cell in made.links if cell != "↑"]
    assert opened[:2] == [("Polis 1", [FEW]), ("1 av 2", [TWO])]


def test_who_is_of_two_places_is_read_under_both(colleagues: Study) -> None:
    """As both count the passage."""
    made = page(colleagues, colleagues.results.compare(by="site"))
    counted = {href.removeprefix("#"): int(cell.split()[0]) for href, cell in made.links if "(" in cell}
    assert {place: len(quotes) for place, quotes in made.quotes.items()} == counted
    assert sorted(counted.values()) == [2, 3]


def test_a_template_that_is_no_archive_is_refused(coded: Study, tmp_path: Path) -> None:
    """With its path."""
    (tmp_path / "mall.docx").write_text("Bara text.")
    with pytest.raises(SourceError) as caught:
        next(coded.results.document(coded.results.frequency(), "docx", template=str(tmp_path / "mall.docx")))
    assert caught.value.path == str(tmp_path / "mall.docx")


def page(study: Study, result: Result) -> Html:
    """The report as a browser reads it."""
    return Html(b"".join(study.results.document(result, "html")).decode())


def on_page(study: Study, result: Result) -> dict[Behind, list[str]]:
    """All words that the page has, by what their cells name."""
    with standing_on(study._context, asked_for(result.basis)) as ground:
        found = evidence(ground, result)
        return {named: [quote.text for quote in quotes] for named, quotes in found.items()}


def counted(result: Result) -> list[Cell]:
    """The cells that say how much is coded, asked or answered; not how many interviews there are."""
    tables = [table for table in page_of(result, "sv").tables if table.columns[0].heading != "Plats"]
    return [cell_of(stated) for table in tables for row in table.rows for stated in row]


def first(page: Html) -> list[str]:
    """The quotes that stand first."""
    return next(iter(page.quotes.values()))
