"""Codebooks and guides in Word tables."""

from __future__ import annotations

import pytest

from intervjukod.readers.drafts.rendering import rendered
from tests.unit.readers.draft_files import asked, drafted, numbered, told, tree, word
from tests.unit.readers.miniatures import paragraph, table


def test_a_header_tells_what_the_columns_hold() -> None:
    """Each column goes to the field that its heading names, in Swedish; what no field fits is told."""
    made = drafted(
        word(
            paragraph("Kodbok för torget", style="Title"),
            table(
                ("Kod", "Definition", "Använd när", "Använd inte", "Exempel", "Nyckelord", "Färg", "Ansvarig"),
                (
                    "Bemanning",
                    "Antal  poliser.",
                    "folk nämns",
                    "det gäller vakter",
                    "”Vi är för få”",
                    "folk, pass",
                    "D08770",
                    "PK",
                ),
            ),
        )
    )
    (code,) = made.codes
    assert (made.kind, made.title) == ("codebook", "Kodbok för torget")
    assert (code.key, code.label, code.letter, code.where) == ("bemanning", "Bemanning", "b", "tab. 1:2")
    assert (code.definition, code.use_when, code.not_when) == ("Antal poliser.", "folk nämns", "det gäller vakter")
    assert (code.examples, code.keywords, code.colour) == (("”Vi är för få”",), ("folk", "pass"), "#d08770")
    assert told(made.notes)["columns_left_out"] == {"columns": "Ansvarig"}
    assert "Använd när → use-when" in str(told(made.notes)["columns"]["columns"])


TWO = (("Bemanning", "Staffing", "Antal."), ("Ljus", "", "Hur ljust."))


@pytest.mark.parametrize(
    "header",
    [
        ("Kod", "Code (en)", "Definition"),
        ("Kod (sv)", "Kod, engelska", "Definition"),
        ("Etikett", "English label", "Definition"),
        ("Kod", "Engelska", "Definition"),
        ("Svenska", "Engelska", "Definition"),
        ("Kod", "Code", "Definition"),
    ],
)
def test_labels_in_two_languages_are_both_taken(header: tuple[str, str, str]) -> None:
    """The second column is no code below the first; the file has both; a code without a second one has one."""
    made = drafted(word(table(header, *TWO)))
    assert tree(made) == ["Bemanning", "Ljus"]
    staffing, light = made.codes
    assert (staffing.labels["en"], staffing.others, light.labels) == ("Staffing", ("en: Staffing",), {})
    assert (staffing.key, staffing.definition) == ("bemanning", "Antal.")
    assert "label: {sv: Bemanning, en: Staffing}" in rendered(made, "sv", [])
    assert f"{header[1]} → label en" in str(told(made.notes)["columns"]["columns"])


def test_two_levels_each_in_two_languages() -> None:
    """A label goes with the one beside it, also where the theme stands on the first row alone."""
    header = ("Tema", "Theme (en)", "Kod", "Code (en)", "Definition")
    rows = (("Platsen", "The place", "Ljus", "Light", "x"), ("", "", "Trafik", "Traffic", "y"))
    made = drafted(word(table(header, *rows)))
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Platsen / Trafik"]
    assert [code.labels["en"] for code in made.codes] == ["The place", "Light", "Traffic"]


def test_numbered_labels_lose_their_numbers_in_both_languages() -> None:
    """The numbers make the tree, the words are the labels; the language of the file's labels may be English."""
    made = drafted(word(table(("Code (en)", "Kod (sv)"), ("1. Place", "1. Plats"), ("1.1 Light", "1.1 Ljus"))))
    assert tree(made) == ["Place", "Place / Light"]
    assert [dict(code.labels) for code in made.codes] == [{"sv": "Plats", "en": "Place"}, {"sv": "Ljus", "en": "Light"}]


@pytest.mark.parametrize("header", [("Kod 1", "Kod 2"), ("Kod", "Underkod"), ("Kategori", "Code"), ("Kod", "Kod")])
def test_columns_of_one_language_are_levels(header: tuple[str, str]) -> None:
    """What stands in the second one stands below the first."""
    assert tree(drafted(word(table((*header, "Definition"), ("Plats", "Ljus", "x")))))[-1] == "Plats / Ljus"


def test_an_english_header_and_a_parent_column() -> None:
    """A code goes under the one that its row names, wherever that stands; one that has no row is made."""
    made = drafted(
        word(
            table(
                ("Code name", "Parent code", "Description"),
                ("Pay", "Work", "x"),
                ("Rent", "Home", "y"),
                ("Home", "", "z"),
            )
        )
    )
    assert tree(made) == ["Home", "Home / Rent", "Work", "Work / Pay"]
    assert told(made.notes)["parents_made"] == {"labels": "Work"}


def test_codes_under_each_other_are_not_tied_into_a_loop() -> None:
    """Two rows that name each other as parents are one under the other, not a circle."""
    assert tree(drafted(word(table(("Kod", "Överordnad"), ("A1", "B1"), ("B1", "A1"))))) == ["B1", "B1 / A1"]


def test_an_empty_cell_means_the_same_as_above() -> None:
    """Columns of themes and codes make a tree; the order of the columns does not matter, merged cells are empty."""
    merged = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('dolt')}</w:tc>"
    rows = table(
        ("Kod", "Tema", "Definition"), ("Bemanning", "Polisen", "x"), ("Nätverk", "", "y"), ("Ljus", "Platsen", "")
    )
    rows = rows.replace('<w:tc><w:p><w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc>', merged, 1)
    assert tree(drafted(word(rows))) == [
        "Polisen",
        "Polisen / Bemanning",
        "Polisen / Nätverk",
        "Platsen",
        "Platsen / Ljus",
    ]


def test_a_row_without_a_label_goes_on_about_the_one_before() -> None:
    """More examples may stand in rows of their own, and a code that comes again adds to itself."""
    made = drafted(
        word(
            table(
                ("Kod", "Definition", "Citat"),
                ("Ljus", "x", "”a”"),
                ("", "", "”b”"),
                ("Ljus", "", "”c”"),
                ("Ljus", "y", ""),
            )
        )
    )
    assert [(code.key, code.definition, code.examples) for code in made.codes] == [
        ("ljus", "x", ("”a”", "”b”", "”c”")),
        ("ljus-2", "y", ()),
    ]
    assert told(made.notes)["keys_made_unique"] == {"count": 1, "labels": "Ljus"}


def test_a_row_over_the_whole_width_is_a_theme() -> None:
    """What stands below such a row stands under it."""
    banner = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Polisen")}</w:tc></w:tr>'
    rows = table(("Kod", "Definition"), ("Ljus", "x")).replace(
        '<w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">Ljus',
        banner + '<w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">Ljus',
    )
    assert tree(drafted(word(rows))) == ["Polisen", "Polisen / Ljus"]


def test_a_table_without_a_header_is_guessed() -> None:
    """Short cells are labels, long ones definitions, and it is told that this is a guess."""
    made = drafted(
        word(
            table(
                ("Polisen", "Bemanning", "Hur många poliser som finns på platsen, och om de är desamma."),
                ("", "Nätverk", "Vilka andra som polisen arbetar tillsammans med, och hur."),
                ("Platsen", "Belysning", "Hur ljust det är på torget när det är mörkt ute."),
            )
        )
    )
    assert tree(made) == ["Polisen", "Polisen / Bemanning", "Polisen / Nätverk", "Platsen", "Platsen / Belysning"]
    assert made.codes[1].definition.startswith("Hur många")
    assert "no_header" in told(made.notes)


@pytest.mark.parametrize(
    "inner",
    [
        ("– Ljus", "- Buller"),
        ("    Ljus", "    Buller"),
        tuple(
            f'<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>{word}</w:t></w:r></w:p>'
            for word in ("Ljus", "Buller")
        ),
        (numbered("Ljus"), numbered("Buller")),
    ],
)
def test_what_stands_further_in_stands_under(inner: tuple[str, str]) -> None:
    """A dash, spaces, a margin or a bullet moves a label in."""
    rows = table(("Kod", "Definition"), ("Platsen", "a"), (inner[0], "b"), (inner[1], "c"), ("Polisen", "d"))
    made = drafted(word(rows, lists=[(("bullet", ""),)]))
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Platsen / Buller", "Polisen"]


def test_numbers_in_cells_make_a_tree() -> None:
    """Typed numbers and automatic ones in a column of their own tell what stands under what."""
    typed = word(table(("Kod", "Definition"), ("1 Platsen", "a"), ("1.1 Ljus", "b"), ("2. Polisen", "c")))
    automatic = word(
        table(("Nr", "Kod"), (numbered(""), "Platsen"), (numbered("", 1), "Ljus"), (numbered(""), "Polisen")),
        lists=[(("decimal", "%1."), ("decimal", "%1.%2"))],
    )
    assert tree(drafted(typed)) == tree(drafted(automatic)) == ["Platsen", "Platsen / Ljus", "Polisen"]


def test_a_header_that_comes_again_is_no_code() -> None:
    """Tables with the same header are one codebook, and within one the header may stand on every page."""
    head = ("Kod", "Definition")
    made = drafted(
        word(table(head, ("Ljus", "a"), head, ("Buller", "b")), paragraph("Text."), table(head, ("Insyn", "c")))
    )
    assert tree(made) == ["Ljus", "Buller", "Insyn"]


def test_another_table_is_left_out() -> None:
    """A table with another header is no part of the codebook, and that is told."""
    made = drafted(
        word(table(("Informant", "Kön"), ("P1", "k")), table(("Kod", "Definition", "Exempel"), ("Ljus", "a", "b")))
    )
    assert tree(made) == ["Ljus"]
    assert told(made.notes)["tables_left_out"] == {"names": "tab. 1"}


def test_a_table_of_questions_is_a_guide() -> None:
    """A column of questions makes a guide: themes are headings, follow-up questions are probes, numbers are kept."""
    made = drafted(
        word(
            table(
                ("Tema", "Nr", "Fråga", "Följdfrågor", "Obligatorisk"),
                ("Bakgrund", "1", "Hur länge har du arbetat här?", "Var innan?\nSom vad?", ""),
                ("", "2 a", "Vad gör du?", "", "x"),
                ("Platsen", "3.", "Hur är ljuset?", "", "nej"),
            )
        )
    )
    assert made.kind == "guide"
    assert asked(made) == [
        ("", "[Bakgrund]"), ("1", "Hur länge har du arbetat här?"), ("2 a", "Vad gör du?"),
        ("", "[Platsen]"), ("3", "Hur är ljuset?"),
    ]  # fmt: skip
    assert made.questions[1].probes == ("Var innan?", "Som vad?")
    assert [one.obligatory for one in made.questions] == [False, False, True, False, False]
    assert [one.under for one in made.questions] == ["", "h1", "h1", "", "h2"]


def test_what_was_deleted_is_not_read() -> None:
    """Tracked deletions are no part of a cell."""
    gone = "<w:del><w:r><w:delText>Fel</w:delText></w:r></w:del>"
    made = drafted(word(table(("Kod", "Definition"), (paragraph(gone, "Ljus"), "x"))))
    assert tree(made) == ["Ljus"]
