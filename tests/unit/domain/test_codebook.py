"""The codebook: its tree, its names, and what two people's changes can make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intervjukod.domain.codebook import Code, Codebook, in_language, in_tree_order, revision_of

BOOK = Codebook(
    in_tree_order(
        [
            Code("staffing", {"sv": "Bemanning", "en": "Staffing"}, letter="b"),
            Code("kontinuitet", {"": "Kontinuitet"}, parent="staffing", letter="k"),
            Code("kvällar", parent="kontinuitet"),
            Code("övrigt", codable=False, letter="ö"),
            Code("bemanning", merged_into="staffing", letter="m"),
            Code("gammal", retired=True, letter="g"),
        ]
    )
)


def keys(*codes: Code) -> list[str]:
    """Keys in tree order."""
    return [code.key for code in in_tree_order(codes)]


@pytest.mark.parametrize(
    ("label", "said"),
    [({"sv": "S", "en": "E", "": "-"}, "S"), ({"en": "E", "": "-"}, "-"), ({"en": "E"}, "E"), ({}, "")],
)
def test_a_label_in_the_language_else_any(label: dict[str, str], said: str) -> None:
    """The language asked for, else the text without one, else any."""
    assert in_language(label, "sv") == said


def test_a_code_is_called_by_its_label_else_its_key() -> None:
    """Nothing is nameless."""
    assert [BOOK.by_key[key].name("en") for key in ("staffing", "kontinuitet", "kvällar")] == [
        "Staffing",
        "Kontinuitet",
        "kvällar",
    ]


def test_the_tree() -> None:
    """Ancestors nearest first, depth from the theme, everything below in order, and the path in words."""
    assert BOOK.ancestors("kvällar") == ("kontinuitet", "staffing")
    assert [BOOK.depth(key) for key in ("staffing", "kontinuitet", "kvällar")] == [0, 1, 2]
    assert BOOK.below("staffing") == ("staffing", "kontinuitet", "kvällar")
    assert BOOK.path("kvällar", "sv") == "Bemanning / Kontinuitet / kvällar"


def test_parents_stand_before_children_and_siblings_as_given() -> None:
    """A child listed first comes after its parent; siblings keep their order."""
    assert keys(Code("b1", parent="b"), Code("a"), Code("b"), Code("b0", parent="b"), Code("a1", parent="a")) == [
        "a",
        "a1",
        "b",
        "b1",
        "b0",
    ]


def test_a_code_without_its_parent_is_a_theme() -> None:
    """A parent that a merge has not brought, or that was removed, leaves its children at the top."""
    book = Codebook(in_tree_order([Code("child", parent="gone"), Code("grandchild", parent="child")]))
    assert (book.depth("child"), book.ancestors("grandchild"), book.path("child", "sv")) == (0, ("child",), "child")


def test_a_loop_is_cut_at_its_first_code() -> None:
    """Two people each moved the other's code under their own: one of them is a theme, nothing is lost."""
    codes = [Code("b", parent="c"), Code("c", parent="a"), Code("a", parent="b"), Code("a1", parent="a")]
    for given in (codes, codes[::-1]):
        book = Codebook(in_tree_order(given))
        assert {code.key: book.ancestors(code.key) for code in book.codes} == {
            "a": (),
            "a1": ("a",),
            "c": ("a",),
            "b": ("c", "a"),
        }
    assert keys(Code("self", parent="self")) == ["self"]


def test_ancestors_end_even_in_a_loop() -> None:
    """A book that nobody put in order still answers."""
    book = Codebook((Code("a", parent="b"), Code("b", parent="a")))
    assert (book.ancestors("a"), book.ancestors("unknown")) == (("b",), ())


def test_swallowed_codes_resolve_to_what_swallowed_them() -> None:
    """By the journal's merge and by the file's list, over several steps."""
    book = Codebook((Code("c", was=("old",)), Code("b", merged_into="c"), Code("a", merged_into="b")))
    assert [book.resolve(key) for key in ("a", "b", "c", "old", "unknown")] == ["c", "c", "c", "c", "unknown"]


def test_codes_that_swallowed_each_other_are_one() -> None:
    """Two people merged two codes in opposite directions: both names lead to one code, which can be given."""
    codes = (Code("b", merged_into="a"), Code("a", merged_into="b"), Code("c", merged_into="b"))
    for book in (Codebook(codes), Codebook(codes[::-1])):
        assert {book.resolve(key) for key in "abc"} == {"a"}
        assert [code.key for code in book.in_use] == ["a"]


def test_only_codes_in_use_can_be_given() -> None:
    """Categories, retired and swallowed codes cannot, and their letters do nothing."""
    assert [code.key for code in BOOK.in_use] == ["staffing", "kontinuitet", "kvällar"]
    assert sorted(BOOK.by_letter) == ["b", "k"]


def test_two_codes_on_one_letter() -> None:
    """After a merge the first code in the book has the letter."""
    book = Codebook((Code("a", letter="x"), Code("b", letter="x")))
    assert book.by_letter["x"].key == "a"


@pytest.mark.parametrize("field", ["brief", "definition", "use_when", "not_when"])
def test_a_revision_follows_the_meaning(field: str) -> None:
    """Another definition is another revision, of the code and of the book."""
    code = Code("a", {"sv": "A", "en": "B"})
    other = replace(code, **{field: "ny"})  # type: ignore[arg-type]  # fields of text
    assert revision_of(other) != revision_of(code)
    assert Codebook((other,)).revision != Codebook((code,)).revision


def test_a_revision_ignores_what_does_not_change_the_meaning() -> None:
    """Colour, letter and the order in which languages are written mean nothing; a move is another book."""
    code = Code("a", {"sv": "A", "en": "B"}, colour="#fff")
    same = Code("a", {"en": "B", "sv": "A"}, letter="x", examples=("…",))
    assert revision_of(code) == revision_of(same)
    assert revision_of(code) != revision_of(Code("a", {"sv": "A"}))
    moved = Codebook((Code("b"), replace(code, parent="b")))
    assert moved.revision != Codebook((Code("b"), code)).revision
