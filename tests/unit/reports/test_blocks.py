"""Words between the tables of a page: headings, paragraphs, lists and quotes, in every format that has them."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from intervjukod.analysis.selection import Basis, Counting
from intervjukod.reports.body import Block, Bullets, Heading, Paragraph, Quotation
from intervjukod.reports.docx import as_docx
from intervjukod.reports.html import as_html
from intervjukod.reports.markdown import as_markdown
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Column, Table
from intervjukod.reports.terminal import as_table
from intervjukod.reports.xlsx import as_xlsx
from tests.unit.reports.read_back import Html, paragraphs, sheets

TABLE = Table((Column("Kod"), Column("Antal", right=True)), (("Bemanning", "2"),))
BODY: tuple[Block, ...] = (
    Heading("Bemanning"),
    Paragraph("# Ingen rubrik, *bara* ord <b>."),
    Heading("Citat", 3),
    Quotation("”Vi är för få [...] i dag.”", "Polis"),
    Bullets(("ett", "1. två")),
    TABLE,
)


def page(*body: Block) -> Page:
    """A page of these blocks."""
    basis = Basis(Counting.DONE, 1, 1)
    return Page("themes", "Teman", ("Huvud",), body, ("En not",), basis, (), (), (), (), {})


def test_a_terminal_shows_blocks_one_under_the_other() -> None:
    """Headings are underlined, quotes stand in, and no line is wider than the terminal."""
    told = as_table(page(*BODY), 24)
    assert told == (
        "Teman\nHuvud\n\n"
        "Bemanning\n=========\n\n"
        "# Ingen rubrik, *bara*\nord <b>.\n\n"
        "Citat\n-----\n\n"
        "    ”Vi är för få [...]\n    i dag.”\n        Polis\n\n"
        "* ett\n* 1. två\n\n"
        "Kod        Antal\nBemanning      2\n\n"
        "* En not\n"
    )


def test_markdown_says_words_as_words() -> None:
    """A paragraph that begins like a heading is none, and stars stress nothing."""
    told = as_markdown(page(*BODY))
    assert "\n### Bemanning\n\n\\# Ingen rubrik, \\*bara\\* ord \\<b>.\n\n#### Citat\n" in told
    assert "\n> ”Vi är för få [...] i dag.”\n>\n> Polis\n" in told
    assert "\n- ett\n- 1\\. två\n" in told


def test_html_has_headings_quotes_and_lists() -> None:
    """Each block is the element that it is."""
    made = Html("".join(as_html(page(*BODY), "sv", {})))
    tags = [tag for tag, _ in made.elements if tag in ("h2", "h3", "blockquote", "figcaption", "li", "table")]
    assert tags == ["h2", "h3", "blockquote", "figcaption", "li", "li", "table", "h2", "li"]
    assert made.quotes == {"": ["”Vi är för få [...] i dag.”"]}
    assert "# Ingen rubrik, *bara* ord <b>." in made.said


def test_a_document_has_real_styles() -> None:
    """Headings, quotes and lists are styles that Word knows, so that an outline and a template see them."""
    styled = [(style, words) for style, words in paragraphs(as_docx(page(*BODY), "sv")) if style]
    assert styled == [
        ("Heading1", "Teman"),
        ("Heading2", "Bemanning"),
        ("Heading3", "Citat"),
        ("Quote", "”Vi är för få [...] i dag.”"),
        ("Quote", "Polis"),
        ("ListBullet", "ett"),
        ("ListBullet", "1. två"),
        ("Heading2", "Att veta"),
        ("ListBullet", "En not"),
    ]


def test_a_quote_stands_in_with_its_speaker_under_it() -> None:
    """In a document of ours the style stands in; in a template's it stands as the template says."""
    made = Document(BytesIO(as_docx(page(*BODY), "sv")))
    assert made.styles["Quote"].paragraph_format.left_indent
    template = Document()
    whole = BytesIO()
    template.save(whole)
    kept = Document(BytesIO(as_docx(page(*BODY), "sv", whole.getvalue())))
    assert kept.styles["Quote"].paragraph_format.left_indent is None
    quote = next(one for one in kept.paragraphs if one.style is not None and one.style.name == "Quote")
    assert quote.paragraph_format.space_after == 0


def test_a_workbook_has_the_tables_alone() -> None:
    """What is no table has no sheet."""
    assert next(sheet.shown[3:5] for sheet in sheets(as_xlsx(page(*BODY), "sv"))) == [
        ["Kod", "Antal"],
        ["Bemanning", "2"],
    ]
