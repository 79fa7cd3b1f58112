"""The theme summary as it is read: its sentences in both languages, its quotes, and what it must not tell."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from docx import Document

from intervjukod.analysis.counts import Status
from intervjukod.analysis.selection import Shown
from intervjukod.analysis.themes import ThemesReport
from intervjukod.reports.body import Bullets, Heading, Paragraph, Quotation
from intervjukod.reports.theme_sentences import facet
from intervjukod.reports.theme_words import ThemeWords
from intervjukod.reports.themes import page
from intervjukod.reports.wording import Wording
from intervjukod.reports.write import write
from tests.unit.reports import theme_scenes as scenes
from tests.unit.reports.read_back import Html, docx_tables, file_of, markdown_tables, sheets
from tests.unit.reports.scenes import ALL
from tests.unit.reports.test_report_texts import GOLDEN, WIDTH
from tests.unit.reports.test_schema import SCHEMA, faults

SCENES = (
    scenes.summary,
    scenes.in_words,
    scenes.guard_later,
    scenes.by_site,
    scenes.without_roles,
    scenes.one_informant,
    scenes.nothing_coded,
    scenes.group,
)
TEXTS = ("table", "md", "csv", "json")
FILES = ("html", "docx", "xlsx")
HOSTILE = (
    "<script>document.title='ran'</script>",
    '=HYPERLINK("http://example.org","klicka")',
    "\x1b]0;ran\x07",
    "<r><t>x</t></r>",
    "# rubrik | cell",
)


def said(report: ThemesReport, language: str = "sv") -> list[str]:
    """The paragraphs and lists of the page."""
    found = page(report, language).body
    told = (
        [block.text] if isinstance(block, Paragraph) else list(block.items)
        for block in found
        if isinstance(block, Paragraph | Bullets)
    )
    return [text for texts in told for text in texts]


def test_a_code_below_a_theme_has_its_definition_too() -> None:
    """Where the codebook has one, it stands under the code's heading."""
    report = scenes.summary()
    first, *rest = report.themes
    part, *others = first.parts
    told = replace(first, parts=(replace(part, definition="Vem som är kvar."), *others))
    body = page(replace(report, themes=(told, *rest)), "sv").body
    assert body[body.index(Heading("Kontinuitet", 3)) + 1] == Paragraph("Vem som är kvar.")


def test_a_code_two_levels_below_a_theme_has_a_lower_heading() -> None:
    """In every format with headings; what lies deeper still has the same."""
    report = scenes.summary()
    first, *rest = report.themes
    one, *_ = first.parts
    levels = [replace(one, code=f"{n}", label={"sv": f"Nivå {n}"}, depth=first.depth + n) for n in (1, 2, 3)]
    report = replace(report, themes=(replace(first, parts=tuple(levels)), *rest))
    body = page(report, "sv").body
    assert [block.level for block in body if isinstance(block, Heading) and "Nivå" in block.text] == [3, 4, 4]
    assert "\n##### Nivå 2\n" in write(report, "md", "sv")
    assert "\nNivå 2\n......\n" in write(report, "table", "sv", width=80)
    assert "<h4>Nivå 2</h4>" in file_of(report, "html", "sv").decode()
    paragraphs = Document(BytesIO(file_of(report, "docx", "sv"))).paragraphs
    assert [one.style.name for one in paragraphs if one.style and one.text == "Nivå 2"] == ["Heading 4"]


def test_of_several_who_say_it_each_period_has_its_number() -> None:
    """Told apart from the period itself, which may be a year."""
    report = scenes.summary()
    (row,) = (row for theme in report.themes for row in theme.said if row.facet == "riktning")
    values = {"ökat": {"Polis 1": ("2020",), "Polis 2": ("2020", "2021")}}
    many = replace(row.by["polis"], informants=frozenset(values["ökat"]), values=values)
    words = ThemeWords(report, Wording("sv", {}, report.basis.shown))
    assert "polis (2 av 2, varav 2020: 2, 2021: 1)" in facet(words, replace(row, by={**row.by, "polis": many}))


def test_what_is_said_of_no_period_too_is_told_with_the_periods() -> None:
    """Of one, of several, and of a group without numbers, where another one may say it."""
    report = scenes.summary()
    (row,) = (row for theme in report.themes for row in theme.said if row.facet == "riktning")

    def told(numbers: bool, **who: tuple[str, ...]) -> str:
        words = ThemeWords(report, Wording("sv", {}, report.basis.shown if numbers else Shown.NOTHING))
        some = replace(row.by["polis"], informants=frozenset(who), values={"ökat": who})
        return facet(words, replace(row, by={**row.by, "polis": some}))

    assert "polis (1 av 1: 2020, även utan period)" in told(True, Eva=("2020", ""))
    assert "polis (2 av 2, varav 2020: 2, även utan period: 1)" in told(True, Eva=("2020", ""), Finn=("2020",))
    assert "polis (2 av 2, varav 2020: 1)" in told(True, Eva=("2020",), Finn=())
    assert "polis (2020, även utan period)" in told(False, Eva=("2020",), Finn=())


def everything(report: ThemesReport, form: str, language: str = "sv") -> bytes:
    """Every byte of a format, those of an archive unpacked."""
    if form in TEXTS:
        return write(report, form, language).encode()
    made = file_of(report, form, language)
    if form == "html":
        return made
    with ZipFile(BytesIO(made)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_summary_reads_as_agreed(scene: Callable[[], ThemesReport], language: str) -> None:
    """Headings, sentences, quotes, tables and notes: every line of it."""
    agreed = (GOLDEN / f"themes.{scene.__name__}.{language}.txt").read_text("utf-8")
    assert write(scene(), "table", language, width=WIDTH) == agreed


def test_a_theme_says_who_mentions_it_and_who_does_not() -> None:
    """Informants with their denominators, roles as the study writes them, and nothing in per cent."""
    told = said(scenes.summary())
    assert "Temat nämns av polis (2 av 4), oberoende av hur ofta. Ordningsvakt (n=1) tar inte upp temat." in told
    assert "Temat nämns av polis (2 av 4) och ordningsvakt (n=1), oberoende av hur ofta." in told
    for scene in SCENES:
        for language in ("sv", "en"):
            assert "%" not in write(scene(), "md", language)
            assert "signifikan" not in write(scene(), "md", language)


def test_whoever_was_not_asked_or_is_not_done_is_told_as_that() -> None:
    """Neither is called silent."""
    told = said(scenes.guard_later())
    assert (
        "Temat nämns av polis (2 av 3), oberoende av hur ofta. Om ordningsvakt sägs inget än: ingen intervju är klar."
        in told
    )
    report = scenes.summary()
    theme = report.themes[0]
    unasked = {**theme.by, "ordningsvakt": replace(theme.by["ordningsvakt"], status=Status.NOT_ASKED)}
    told = said(replace(report, themes=(replace(theme, by=unasked),)))
    assert (
        "Temat nämns av polis (2 av 4), oberoende av hur ofta. Ordningsvakt (n=1) har inte tillfrågats om temat och "
        "tar inte upp det självmant." in told
    )


def test_every_value_is_told_with_who_says_it() -> None:
    """Facet by facet, and of whom nothing is stated: never a majority."""
    told = said(scenes.summary())
    assert "Riktning: ökat enligt polis (1 av 2) och ordningsvakt (n=1); ej angivet: polis (1 av 2)." in told
    assert "Plats: Sergels torg enligt polis (2 av 2); ej angivet: ordningsvakt (n=1)." in told


def test_what_is_said_stands_at_its_code_alone() -> None:
    """A direction that is said of a code below is not told once more of the theme."""
    report = scenes.summary()
    staffing = report.themes[0]
    assert [row.facet for row in staffing.said if any(row.by["polis"].values)] == ["plats"]
    below = next(part for part in staffing.parts if part.code == "kontinuitet")
    assert [row.facet for row in below.said] == ["riktning", "plats"]


def test_questions_that_drew_a_theme_are_named() -> None:
    """Those that ask for it, in whose answers it comes up, and how many were asked and how many began themselves."""
    told = said(scenes.summary())
    assert (
        "Guiden frågar efter temat i fråga 12a. I svar på en sådan fråga tas det upp av 2 av 5 informanter, självmant "
        "av 1 av 5. Temat kommer upp i svaren på fråga 12a." in told
    )


def test_codes_of_other_themes_on_the_same_words_are_named() -> None:
    """Each theme under which some stand, with informants, and the codes that do; never one of the theme's own."""
    told = [one for one in said(scenes.summary()) if one.startswith("På samma ord")]
    assert told == [
        "På samma ord står också koder ur andra teman: Folkliv (1 av 5).",
        "På samma ord står också koder ur andra teman: Bemanning (1 av 5; Kontinuitet 1).",
    ]


def test_quotes_stand_as_they_are_printed_with_the_role_under_them() -> None:
    """Each at its code; one of a code that nobody's words have stands with the code above."""
    blocks = page(scenes.summary(), "sv").body
    found: dict[str, list[tuple[str, str]]] = {}
    at = ""
    for block in blocks:
        at = block.text if isinstance(block, Heading) else at
        if isinstance(block, Quotation):
            found.setdefault(at, []).append((block.text, block.by))
    assert found == {
        "Bemanning": [("”Vi är för få [poliser].”", "Polis")],
        "Kontinuitet": [("”Gränsen tar [...] alla.”", "Polis")],
        "Folkliv": [("”Folk rör sig mer.”", "Ordningsvakt")],
    }


def test_a_quote_of_two_bears_both_roles_and_one_without_a_role_says_informant() -> None:
    """The line under a quote always says something, and never a name."""
    said_by = [block.by for block in page(scenes.group(), "sv").body if isinstance(block, Quotation)]
    assert said_by == ["Polis och Ordningsvakt"]
    nobody = [block.by for block in page(scenes.without_roles(), "en").body if isinstance(block, Quotation)]
    assert nobody == ["Informant"]


def test_without_numbers_nothing_is_counted() -> None:
    """Words only: not a count in a sentence or a table, and none in the data."""
    report = scenes.in_words()
    assert "Temat tas upp av polis och ordningsvakt." in said(report)
    sentences = [re.sub("fråga [0-9]+[ab]?( och [0-9]+[ab])?", "", one) for one in said(report)]
    assert [one for one in sentences if any(map(str.isdigit, one))] == []
    rows = json.loads(write(report, "json", "sv"))["rows"]
    assert {row["prompted"] for row in rows} == {None}
    assert {counts["informants"] for row in rows for counts in row["by"].values()} == {None}


@pytest.mark.parametrize("form", [*TEXTS, *FILES])
def test_no_format_names_an_informant_or_an_interview(form: str) -> None:
    """Search every byte: neither names, nor interviews, nor whole paths of roles."""
    report = scenes.summary()
    names = [
        "Kommunpolis",
        "Områdespolis 1",
        "Områdespolis 2",
        "Spanare",
        *(one.id for one in ALL),
        "polis/",
        "3f2a9c01d4e5x",
    ]
    made = everything(report, form)
    assert [name for name in names if name.encode() in made] == []
    assert b"polis" in made


def test_labels_and_quotes_are_text_in_every_format() -> None:
    """Markup, formulas and control characters are shown, and make no element, link or heading."""
    plain = Html(file_of(_worded("ord"), "html", "sv").decode())
    for text in HOSTILE:
        hostile = _worded(text)
        seen = Html(file_of(hostile, "html", "sv").decode())
        assert [tag for tag, _ in seen.elements] == [tag for tag, _ in plain.elements]
        for form in ("table", "md", "html", "xlsx"):
            assert b"\x1b" not in everything(hostile, form)
        formulas = [name for name in _parts(hostile) if "<f>" in name or "<hyperlink" in name]
        assert formulas == []
        assert docx_tables(file_of(hostile, "docx", "sv"))


def _worded(text: str) -> ThemesReport:
    """The summary with these words for every label, definition, quote and role."""
    report = scenes.summary()
    themes = tuple(
        replace(
            theme,
            label={"sv": text},
            definition=text,
            quotes=tuple(replace(quote, text=f"”{text}”", verbatim=text, roles=(text,)) for quote in theme.quotes),
        )
        for theme in report.themes
    )
    return replace(report, themes=themes)


def _parts(report: ThemesReport) -> list[str]:
    with ZipFile(BytesIO(file_of(report, "xlsx", "sv"))) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_the_data_is_as_its_schema_says(scene: Callable[[], ThemesReport]) -> None:
    """Every name and every type; CSV has the same counts by group."""
    told = json.loads(write(scene(), "json", "sv"))
    assert faults(told, SCHEMA) == []
    rows = SCHEMA["$defs"]["themes"]
    assert [fault for row in told["rows"] for fault in faults(row, rows)] == []
    assert set(told["columns"]) == set(rows["required"])
    lines = list(csv.DictReader(StringIO(write(scene(), "csv", "sv"), newline="")))
    mentions = {(one["code"], one["group"]): one["informants"] for one in lines if one["part"] == "mention"}
    assert mentions == {
        (row["code"], group): "" if counts["informants"] is None else str(counts["informants"])
        for row in told["rows"]
        for group, counts in row["by"].items()
    }
    quotes = [(one["code"], one["role"], one["text"]) for one in lines if one["part"] == "quote"]
    assert quotes == [(row["code"], *quote.values()) for row in told["rows"] for quote in row["quotes"]]


def test_pages_and_sheets_say_what_markdown_says() -> None:
    """The tables of the page in HTML and DOCX; a workbook has a sheet each for themes, questions, quotes, overlaps."""
    report = scenes.summary()
    told = markdown_tables(write(report, "md", "sv"))
    assert Html(file_of(report, "html", "sv").decode()).tables == told
    assert docx_tables(file_of(report, "docx", "sv")) == told
    book = {sheet.name: sheet.shown for sheet in sheets(file_of(report, "xlsx", "sv"))}
    assert list(book) == ["Teman", "Frågor", "Citat", "Överlappning", "Data"]
    assert ["Kod", "Annan kod", "Informanter", "Avsnitt", "Den andras avsnitt"] in book["Överlappning"]
    assert ["Bemanning", "Kontinuitet", "Polis", "”Gränsen tar [...] alla.”"] in book["Citat"]


def test_a_quote_keeps_its_marks_in_a_document() -> None:
    """” on both sides and the brackets, in Word's own words."""
    with ZipFile(BytesIO(file_of(scenes.summary(), "docx", "sv"))) as archive:
        document = archive.read("word/document.xml").decode()
    assert "”Vi är för få [poliser].”" in document
    assert "”Gränsen tar [...] alla.”" in document
