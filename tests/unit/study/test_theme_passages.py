"""The words behind the numbers of a theme summary: the right ones, and nothing of whose they are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from intervjukod.analysis.themes import ThemesReport
from intervjukod.domain.quotation import printed
from intervjukod.reports.body import Bullets, Paragraph, Quotation
from intervjukod.reports.quotes import Drawer
from intervjukod.reports.tables import Behind, cell_of
from intervjukod.reports.themes import page
from intervjukod.study import Study
from intervjukod.study.evidence import evidence
from intervjukod.study.ground import asked_for, standing_on
from tests.builders import study_folder
from tests.unit.reports.read_back import Html
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings

EDITED = "Vi [poliser] är [...]"
GROUP = "M: Hur är det?\n\nEva: Det har blivit lugnare.\n\nBo: Inte på kvällarna.\n"
TABLE = "transcript,speaker,informant,role\nG1,Eva,Eva,polis/spanare\nG1,Bo,Bo,vakt\n"


@pytest.fixture
def coded(study: Study) -> Study:
    """Codes of several themes, one below another, on the same words; a quote with words left out; both done."""
    code(study, FEW, "kontinuitet", riktning="minskat")
    code(study, "för få på kvällarna", "staffing", riktning="ökat")
    code(study, PEOPLE, "staffing", nth=1)
    code(study, "få på", "samverkan")
    code(study, TWO, "staffing", transcript="I02")
    study.coding.edit_quote(code(study, "Vi är för få", "staffing"), EDITED)
    first = study.transcripts.find("I01")
    answered = [study.reading.quote(first, "Vi är för få på kvällarna", None)]
    study.coding.set_answer(first, "q2", asked=None, answered=answered)
    for one in study.transcripts.list():
        study.transcripts.set_done(one.id)
    return study


def opened(study: Study, made: ThemesReport) -> dict[Behind, list[tuple[str, str]]]:
    """What the page of all opens: the words, and what stands under them."""
    with standing_on(study._context, asked_for(made.basis)) as ground:
        drawers = {name: Drawer("", "", "", found) for name, found in evidence(ground, made).items()}
        return {name: [(one.text, one.source) for one in drawer.shown] for name, drawer in drawers.items()}


def names(made: ThemesReport) -> list[Behind]:
    """Everything on the page that names words."""
    found: list[Behind] = []
    told = page(made, "sv")
    found += [cell_of(stated).behind for table in told.tables for row in table.rows for stated in row]
    found += [block.behind for block in told.body if isinstance(block, Paragraph | Quotation)]
    found += [name for block in told.body if isinstance(block, Bullets) for name in block.behind]
    return [name for name in dict.fromkeys(found) if name]


@pytest.mark.parametrize("asked", [{}, {"by": "site"}, {"role": "polis"}, {"depth": 0}], ids=str)
def test_every_number_opens_words_one_as_all(coded: Study, asked: dict[str, str]) -> None:
    """Cells, sentences and quotes: each has words, and read alone as many as on the page of all."""
    made = coded.results.themes(**asked)  # type: ignore[arg-type]  # keywords as given
    every, named = opened(coded, made), names(made)
    assert {len(name) for name in named} == {1, 2, 3, 4} - ({1} if asked.get("role") else set())
    for name in named:
        assert len(coded.results.words_behind(made, name)) == len(every[name]) > 0
    told = [block for block in page(made, "sv").body if isinstance(block, Paragraph)]
    assert all(block.behind for block in told if re.search("n=1|[0-9] av [0-9]", block.text))
    assert coded.results.words_behind(made, ("staffing", "ingen")) == []


def test_each_opens_what_it_counts(coded: Study) -> None:
    """A group, everybody, a facet, a question, an overlap, a quote."""
    made = coded.results.themes()
    texts = {one.id: coded.transcripts.open(one.id).text for one in coded.transcripts.list()}

    def read(*name: str) -> list[str]:
        return [span.of(texts[id_]) for id_, span in coded.results.words_behind(made, name)]

    few = "Vi är för få på kvällarna"
    assert read("staffing", "ordningsvakt") == [TWO]
    assert sorted(read("staffing")) == sorted([few, PEOPLE, TWO])
    assert read("staffing", "facet", "riktning") == ["för få på kvällarna"]
    assert read("kontinuitet", "facet", "riktning") == [FEW]
    assert read("samverkan", "overlaps", "") == ["få på"]
    guide, question = made.questions[1]
    assert sorted(read("", "question", guide, question)) == sorted([few, "få på", TWO])
    (quote,) = (one for theme in made.every for one in theme.quotes)
    assert read("staffing", "quote", quote.coding) == [FEW]


def test_the_page_opens_them_under_a_role_alone(coded: Study) -> None:
    """In order of roles and words; nothing of an interview, a turn, a person, a place or a date."""
    made = coded.results.themes()
    html = b"".join(coded.results.document(made, "html")).decode()
    every = opened(coded, made)
    assert [under for _, under in every["staffing",]] == ["Ordningsvakt", "Polis", "Polis"]
    assert every["staffing",] == sorted(every["staffing",], key=lambda one: one[::-1])
    assert {under for found in every.values() for _, under in found} == {"Ordningsvakt", "Polis"}
    seen = Html(html)
    assert ["alltid två"] in seen.quotes.values()
    sentences = [given["href"].removeprefix("#") for _, given in seen.elements if given.get("class") == "open"]
    assert sentences
    assert all(seen.quotes[place] for place in sentences)
    known = [row.informant for row in coded.transcripts.informants()]
    known += [one.name for one in coded.transcripts.list()]
    assert known
    assert [name for name in (*known, "I01", "I02", "2024-03", "kommunpolis") if name in html] == []
    whole = coded.results.themes(role_paths=True)
    assert "Polis – kommunpolis" in b"".join(coded.results.document(whole, "html")).decode()
    assert "alltid två" not in b"".join(coded.results.document(made, "html", quotes=False)).decode()


def test_what_an_edit_left_out_is_nowhere(coded: Study) -> None:
    """Not in the passage of the quote, nor in a longer or another one that has some of its words, nor in the data."""
    made = coded.results.themes()
    every = opened(coded, made)
    assert every["kontinuitet",] == [("Vi [poliser] är [...]", "Polis")]
    assert ("Vi [poliser] är [...] på kvällarna", "Polis") in every["staffing",]
    assert every["samverkan",] == [("[...] på", "Polis")]
    for form in ("html", "docx", "xlsx"):
        assert "för få".encode() not in b"".join(coded.results.document(made, form))
    for form in ("table", "md", "csv", "json"):
        assert "för få" not in coded.results.write(made, form)


@pytest.mark.parametrize(
    ("others", "read"),
    [
        (("Vi är [...]",), EDITED),
        (("[...] få",), "[...]"),
        (("Vi är för [inte många]",), EDITED),
        (("[...] är för få", "[Ja,] Vi är för få"), "[Ja,] [...] [poliser] är [...]"),
    ],
)
def test_edits_of_several_quotes_on_the_same_words_all_hold(coded: Study, others: tuple[str, ...], read: str) -> None:
    """What one of them leaves out is read nowhere, whatever the others make of it."""
    for other, key in zip(others, ("samverkan", "staffing"), strict=False):
        coded.coding.edit_quote(code(coded, FEW, key, coder="Bo"), other)
    assert opened(coded, coded.results.themes())["kontinuitet",] == [(read, "Polis")]


def test_a_passage_over_two_people_has_no_label(tmp_path: Path) -> None:
    """Turn by turn, with both roles under it."""
    folder = study_folder(tmp_path / "torget", informants=TABLE, transcripts={"G1.txt": GROUP})
    with Study.open(folder, coder="Anna") as study:
        id_ = study.transcripts.find("G1")
        text = study.transcripts.open(id_).text
        words = text[text.index("blivit") : text.index(" kvällarna")]
        code(study, words, "staffing", transcript="G1")
        study.transcripts.set_done(id_)
        every = opened(study, study.results.themes())
    assert every["staffing",] == [("blivit lugnare.\nInte på", "Polis och Vakt")]


def test_a_passage_that_is_an_edited_quote_reads_as_that_is_printed(coded: Study) -> None:
    """To the sign."""
    (coding,) = (one for one in codings(coded) if one.citation)
    quotation = coded.coding.quotation(coding, coding.citation)
    assert f"”{opened(coded, coded.results.themes())['kontinuitet',][0][0]}”" == printed(quotation)


def test_the_data_has_quotes_as_they_are_printed(coded: Study) -> None:
    """Only so; what was said stands in the author's list."""
    rows = json.loads(coded.results.write(coded.results.themes(), "json"))["rows"]
    assert [quote for row in rows for quote in row["quotes"]] == [{"role": "Polis", "text": f"”{EDITED}”"}]
