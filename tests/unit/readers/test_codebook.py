"""Codebook files."""

from __future__ import annotations

import pytest

from intervjukod.domain.codebook import Code, Facet
from intervjukod.errors import SourceError
from intervjukod.readers.codebook import CODE_FIELDS, CodebookFile, read_codebook

FULL = """\
codebook: Öppna drogscener
version: 1
language: sv
facets:
  riktning: [ökat, minskat]
  plats: {values: [Sergels torg, Hässelby torg], default-from: site}
codes:
  staffing:
    label: {sv: Bemanning, en: Staffing}
    brief: Antal.
    definition: |
      Ett.

      Två.
    use-when: ja
    not-when: nej
    examples: [a, b]
    keywords: [personal]
    alias: " folk "
    was: [bemanning]
    colour: "#D08770"
    key: å
    origin: deductive
    domain: arbete
    codable: false
    retired: true
    facets: [riktning, plats]
    codes:
      förflyttning: {label: Förflyttning}
      no:
  last:
"""
TOP = "facets: {riktning: [a]}\ncodes:\n"
"""What stands above the codes of a short codebook; its title comes last."""


def codebook(text: str) -> CodebookFile:
    """The codebook in ``text``, from a file of its own."""
    return read_codebook(text, "codebooks/a.yaml", "a")


def test_every_field_is_read() -> None:
    """All fields of the contract, children after their parent, codes without any field."""
    made = codebook(FULL)
    assert (made.title, made.version, made.language) == ("Öppna drogscener", "1", "sv")
    assert made.facets == (
        Facet("riktning", ("ökat", "minskat")),
        Facet("plats", ("Sergels torg", "Hässelby torg"), "site"),
    )
    assert made.codes[0] == Code(
        key="staffing",
        label={"sv": "Bemanning", "en": "Staffing"},
        brief="Antal.",
        definition="Ett.\n\nTvå.",
        use_when="ja",
        not_when="nej",
        examples=("a", "b"),
        keywords=("personal",),
        alias=("folk",),
        was=("bemanning",),
        colour="#d08770",
        letter="å",
        origin="deductive",
        domain="arbete",
        codable=False,
        retired=True,
        facets=("riktning", "plats"),
        codebook="a",
    )
    assert [(code.key, code.parent, code.label) for code in made.codes[1:]] == [
        ("förflyttning", "staffing", {"": "Förflyttning"}),
        ("no", "staffing", {}),
        ("last", "", {}),
    ]
    assert made.lines == {"staffing": 8, "förflyttning": 29, "no": 30, "last": 31}


def test_a_codebook_may_be_empty() -> None:
    """A title is all that is required."""
    assert codebook("codebook: Ny\n").codes == ()
    assert codebook("codebook: Ny\ncodes:\nfacets:\n").codes == ()
    assert codebook("codebook: Ny\ncodes: {a: {label: }}\n").codes == (Code("a", codebook="a"),)


def test_keys_are_nfc() -> None:
    """A file whose letters are taken apart has the same codes."""
    assert codebook("codebook: a\ncodes:\n  fo\u0308rst:\n").codes[0].key == "först"


@pytest.mark.parametrize(
    ("code", "line", "key", "values"),
    [
        ("  a: {defintion: x}", 3, "readers.unknown_field_guess", {"name": "defintion", "guess": "definition"}),
        ("  a: {Definition: x}", 3, "readers.unknown_field_guess", {"guess": "definition"}),
        ("  a:\n    label: x\n    xyz: y", 5, "readers.unknown_field", {"known": ", ".join(CODE_FIELDS)}),
        ("  a: {colour: d08770}", 3, "readers.bad_colour", {"colour": "d08770"}),
        ("  a:\n    colour: #d08770", 4, "readers.colour_unquoted", {}),
        ("  a: {key: b}\n  c:\n    codes:\n      d: {key: b}", 6, "readers.doubled_letter", {"other": "a"}),
        ("  a: {key: B}", 3, "readers.bad_letter", {"letter": "B", "code": "a"}),
        ("  a: {key: bc}", 3, "readers.bad_letter", {}),
        ("  a: {key: 1}", 3, "readers.bad_letter", {}),
        ("  a:\n    key:", 4, "readers.bad_letter", {}),
        ("  a:\n    facets: [riktnig]", 4, "readers.unknown_facet_guess", {"guess": "riktning"}),
        ("  a: {facets: [x]}", 3, "readers.unknown_facet", {"known": "riktning"}),
        ("  a: {origin: deduktiv}", 3, "readers.unknown_value_guess", {"guess": "deductive"}),
        ("  a: {origin: x}", 3, "readers.unknown_value", {}),
        ("  a: {codable: maybe}", 3, "readers.not_boolean", {"value": "maybe"}),
        ("  a:\n    retired:", 4, "readers.not_boolean", {"value": ""}),
        ("  a: {label: {swedish: x}}", 3, "readers.bad_language", {"value": "swedish"}),
        ("  a: {label: [x]}", 3, "readers.not_text", {"field": "label"}),
        ("  a: {brief: [x]}", 3, "readers.not_text", {"field": "brief"}),
        ("  a: {keywords: {b: c}}", 3, "readers.not_list", {"field": "keywords"}),
        ("  a: {keywords: [[b]]}", 3, "readers.not_text", {"field": "keywords"}),
        ("  a: Label", 3, "readers.not_mapping", {}),
        ("  a: {codes: [b]}", 3, "readers.not_mapping", {}),
        ("  a: {codes: {b: }}\n  b:", 4, "readers.doubled_code", {"name": "b", "first": "3"}),
        ("  a:\n  b:\n  a:", 5, "files.yaml_doubled_key", {"name": "a", "first": 3}),
        ("  two words:", 3, "readers.bad_code_key", {"name": "two words"}),
        ("  a/b:", 3, "readers.bad_code_key", {}),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_code_is_told(code: str, line: int, key: str, values: dict[str, object]) -> None:
    """Each mistake has its line, its words and, where one is near, a guess."""
    with pytest.raises(SourceError) as told:
        codebook(f"{TOP}{code}\ncodebook: x\n")
    assert (told.value.key, told.value.line, told.value.path) == (key, line, "codebooks/a.yaml")
    assert values.items() <= told.value.values.items()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("codes:\n  a:\n", "readers.missing_field"),
        ("codebook:\n", "readers.missing_field"),
        ("codebook: [a]\n", "readers.not_text"),
        ("- a\n", "readers.not_mapping"),
        ("codebook: a\nlanguage: svenska\n", "readers.bad_language"),
        ("codebook: a\ncode:\n", "readers.unknown_field_guess"),
        ("codebook: a\nfacets: {x: []}\n", "readers.facet_without_values"),
        ("codebook: a\nfacets: {x: {default-from: site}}\n", "readers.facet_without_values"),
        ("codebook: a\nfacets: {x: {vales: [b]}}\n", "readers.unknown_field_guess"),
        ("codebook: a\nfacets: [x]\n", "readers.not_mapping"),
        ("# only\n", "readers.missing_field"),
    ],
)
def test_what_is_wrong_at_the_top_is_told(text: str, key: str) -> None:
    """Title, language and facets are checked like codes."""
    with pytest.raises(SourceError) as told:
        codebook(text)
    assert told.value.key == key
