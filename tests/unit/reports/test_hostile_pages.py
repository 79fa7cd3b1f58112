"""Whatever a label or a quote holds, a page shows it and no program obeys it."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO
from xml.etree.ElementTree import Element

from intervjukod.analysis.compare import Compare
from intervjukod.domain.glyphs import safe
from intervjukod.reports.quotes import Quote, Quotes
from intervjukod.reports.write import write
from tests.unit.reports import scenes
from tests.unit.reports.read_back import Html, docx_tables, entries, file_of, sheets

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an image": '"><img src=x onerror=alert(1)>',
    "an end of style": "</style></title><!-- ]]> <b>",
    "a template": "{{ 7*7 }}{% raw %}{# &amp; #}",
    "a formula": '=HYPERLINK("http://example.org","klicka")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a wide formula": "\uff1dcmd",
    "a link": "javascript:alert(1)",
    "an escape": "\x1b]0;titel\x07\x1b[31mröd",
    "lone controls": "\x00\x01\x0b\x1f\x7f\x85\x9b",
    "turned round": "\u202etxet\u202c \u2066x\u2069",
    "half a character": "\ud800x",
    "no character": "\ufffe\uffff",
    "an escape of Excel": "_x0041_ _x000D_",
    "markup of Excel": "<r><t>x</t></r>",
    "lines": "en\r\ntvå\tre\u2028fyra",
    "a field of Word": "{ INCLUDETEXT http://example.org }",
    "very long": "å" * 40_000,
}
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


TEXTS = list(HOSTILE.values())


def labelled(texts: list[str]) -> Compare:
    """A comparison whose codes are called so."""
    result = scenes.all_done()
    named = (replace(result.rows[0], code=f"c{n}", label={"sv": text}) for n, text in enumerate(texts))
    return replace(result, rows=tuple(named), notes=())


def quoted(texts: list[str]) -> Quotes:
    """Each of them said, and said to be where it was said, behind the code that is called so."""
    return {(f"c{n}", "polis"): [Quote(text, text)] for n, text in enumerate(texts)}


def test_html_is_words_and_nothing_else() -> None:
    """No element, no attribute and no address comes from a label or a quote, and each is there to be read."""
    calm = ["Bemanning"] * len(TEXTS)
    plain = Html(file_of(labelled(calm), "html", "sv", quotes=quoted(calm)).decode())
    page = file_of(labelled(TEXTS), "html", "sv", quotes=quoted(TEXTS)).decode()
    made = Html(page)
    assert made.elements == plain.elements
    assert UNSEEN.search(page) is None
    shown = [safe(text) for text in TEXTS]
    assert [row[0] for row in made.tables[0][1:]] == shown
    assert [quote for quotes in made.quotes.values() for quote in quotes] == shown
    assert all(made.said.count(text) >= 4 for text in shown)


def test_html_fetches_nothing_and_runs_nothing() -> None:
    """A page has no script, no address but its own places, and forbids the rest."""
    page = file_of(labelled(["Bemanning"]), "html", "sv", quotes=quoted(["Vi är för få."])).decode()
    made = Html(page)
    tags = {tag for tag, _ in made.elements}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "svg"})
    given = [(name, value) for _, attributes in made.elements for name, value in attributes.items()]
    assert {value[0] for name, value in given if name in ("href", "src", "action")} == {"#"}
    assert not [name for name, _ in given if name.startswith("on")]
    assert "url(" not in page
    assert "@import" not in page
    policy = next(attributes["content"] for _, attributes in made.elements if attributes.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_a_word_document_has_them_as_text() -> None:
    """Every part is XML; there is no field, no link out, and the labels read as they were written."""
    made = file_of(labelled(TEXTS), "docx", "sv")
    parts = entries(made)
    assert tags_of(parts).isdisjoint({"instrText", "fldSimple", "hyperlink", "altChunk", "object"})
    modes = [one.get("TargetMode") for name, part in parts.items() if name.endswith(".rels") for one in part]
    assert set(modes) == {None}
    no_characters = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
    shown = [safe(text, newline=" ").translate(no_characters) for text in TEXTS]
    assert [row[0] for row in docx_tables(made)[0][1:]] == shown


def test_a_workbook_has_them_as_text() -> None:
    """There is no formula and no link in any sheet, and the labels are texts that read as they were written."""
    made = file_of(labelled(TEXTS), "xlsx", "sv")
    parts = entries(made)
    assert tags_of(parts).isdisjoint({"f", "hyperlink", "ddeLink", "oleLink"})
    assert not [name for name in parts if "external" in name.lower() or "vba" in name.lower()]
    shown = [re.sub("[\ufffe\uffff]", lambda one: f"_x{ord(one[0]):04X}_", safe(text, newline=" ")) for text in TEXTS]
    escaped = [text.replace("_x0041_ _x000D_", "_x005F_x0041_ _x005F_x000D_") for text in shown]
    held = [row[0] for row in sheets(made)[0].values if row]
    first = held.index(escaped[0])
    for text, written in zip(escaped, held[first:], strict=False):
        assert isinstance(written, str)
        assert written.rstrip().removesuffix("…") in (text, text[: len(written) - 1])


def test_a_csv_for_excel_runs_nothing() -> None:
    """No cell begins as a formula does, none breaks its row, and the file begins with the mark that Excel wants."""
    made = write(labelled(TEXTS), "csv", "sv", excel=True)
    assert made.startswith("\ufeffcode;label;")
    rows = list(csv.reader(StringIO(made[1:], newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if re.match("[=+@\uff1d\uff0b\uff20]|-\\D", cell)]
    assert UNSEEN.search(made) is None
    labels = list(dict.fromkeys(row[1] for row in rows[1:]))
    assert [label.removeprefix("'") for label in labels] == [safe(text, newline=" ") for text in TEXTS]


def tags_of(parts: dict[str, Element]) -> set[str]:
    """The names of all elements, without their namespaces."""
    return {element.tag.rpartition("}")[2] for part in parts.values() for element in part.iter()}
