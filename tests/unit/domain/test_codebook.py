"""The codebook: its tree, its names, and what two people's changes can make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intervjukod.domain.codebook import (
    Code,
    Codebook,
    in_language,
    in_tree_order,
    meaning_of,
    revision_of,
    standing,
)

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


def test_a_meaning_is_what_is_said_and_not_what_it_is_called() -> None:
    """A new label is another revision of the same meaning; how lines are broken means nothing."""
    code = Code("a", {"sv": "A"}, brief="kort", definition="en lång\ndefinition ", use_when="nu", not_when="sen")
    renamed = replace(code, label={"sv": "B"}, definition="en lång definition")
    assert meaning_of(renamed) == meaning_of(code)
    assert revision_of(renamed) != revision_of(code)
    for name in ("brief", "definition", "use_when", "not_when"):
        assert meaning_of(replace(code, **{name: "ny"})) != meaning_of(code)  # type: ignore[arg-type]  # fields of text


def test_a_stored_revision_is_never_another() -> None:
    """Codings bear it for ever, from one release to the next."""
    code = Code("a", {"sv": "Å", "en": "B"}, brief="b", definition="d\ne", use_when="u", not_when="n", colour="#fff")
    assert (revision_of(code), revision_of(Code("x"))) == ("35e37e27118e", "6221bf4eede9")


def test_what_stood_under_a_merged_code_stands_under_the_other() -> None:
    """Over several merges; the merged code keeps its own place and has nothing under it."""
    codes = [
        Code("a"),
        Code("b", merged_into="a"),
        Code("c", parent="b", merged_into="d"),
        Code("d"),
        Code("e", parent="c"),
    ]
    assert {code.key: code.parent for code in standing(codes, ())} == {"a": "", "b": "", "c": "a", "d": "", "e": "d"}


def test_a_code_merged_into_its_own_child_leaves_it_at_the_top() -> None:
    """Two people's acts together can make that: nothing is lost, and nothing goes round."""
    codes = [Code("a", merged_into="c"), Code("b", parent="a"), Code("c", parent="b"), Code("d", parent="a")]
    assert {code.key: code.parent for code in standing(codes, ())} == {"a": "", "b": "", "c": "b", "d": "c"}


def test_a_code_stands_in_the_file_of_its_theme() -> None:
    """Where that is a codebook that is there; else in its own."""
    codes = [Code("a", codebook="x"), Code("b", parent="a", codebook="y"), Code("c", parent="b", codebook="z")]
    assert [code.codebook for code in standing(codes, ("x", "y", "z"))] == ["x", "x", "x"]
    assert [code.codebook for code in standing(codes, ("y", "z"))] == ["x", "y", "y"]
