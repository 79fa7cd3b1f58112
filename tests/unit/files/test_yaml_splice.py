"""Changing YAML in place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.errors import SourceError
from intervjukod.files import yaml_text
from intervjukod.files.marked_yaml import load
from intervjukod.files.yaml_splice import Edit, Put, Remove, splice, unmarked
from intervjukod.files.yaml_text import Plain

BOOK = """\
# A codebook, kept by hand 😀
codebook: Öppna drogscener   # title
facets:
  riktning: [ökat, minskat]   # where to
codes:
    # staffing first
    staffing:
        label: {sv: Bemanning, en: "Staffing"}  # two languages
        brief: 'Antal, kontinuitet'
        keywords:
          - personal
          - kontinuitet   # important
        definition: |
            One.

            Two.

        # end of staffing
    empty:
    half:   # nothing yet
    last: {label: Last}
# after
"""
STAFFING = ("codes", "staffing")


def changed(edit: Edit) -> list[tuple[str, str]]:
    """The lines that an edit of ``BOOK`` takes away (-) and puts there (+)."""
    before, after = BOOK.split("\n"), splice(BOOK, [edit], "a.yaml").split("\n")
    start = 0
    while before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    gone = [("-", line) for line in before[start : len(before) - end]]
    return gone + [("+", line) for line in after[start : len(after) - end]]


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (Put((*STAFFING, "label", "sv"), "A: b"), '        label: {sv: "A: b", en: "Staffing"}  # two languages'),
        (Put((*STAFFING, "label", "sv"), "A, b"), '        label: {sv: "A, b", en: "Staffing"}  # two languages'),
        (Put((*STAFFING, "label", "en"), "New"), '        label: {sv: Bemanning, en: "New"}  # two languages'),
        (
            Put((*STAFFING, "label", "da"), "B"),
            '        label: {sv: Bemanning, en: "Staffing", da: B}  # two languages',
        ),
        (Put((*STAFFING, "label"), "Folk"), "        label: Folk  # two languages"),
        (Put((*STAFFING, "brief"), "It's # new"), "        brief: 'It''s # new'"),
        (Put(("codebook",), "Torget"), "codebook: Torget   # title"),
        (Remove((*STAFFING, "label", "sv")), '        label: {en: "Staffing"}  # two languages'),
        (Remove((*STAFFING, "label", "en")), "        label: {sv: Bemanning}  # two languages"),
        (Put(("codes", "last", "codes", "new"), {}), "    last: {label: Last, codes: {new: {}}}"),
    ],
)  # fmt: skip
def test_a_scalar_is_changed_where_it_stands(edit: Edit, line: str) -> None:
    """One line changes; its quotes, its comment and everything around it stay."""
    assert [words for sign, words in changed(edit) if sign == "+"] == [line]
    assert len(changed(edit)) == 2


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (Put((*STAFFING, "colour"), "#d08770"), ['        colour: "#d08770"']),
        (Put(("codes", "empty", "label"), "Tom"), ["        label: Tom"]),
        (Put(("codes", "half", "label"), "Halv"), ["        label: Halv"]),
        (Put(("codes", "new"), {}), ["    new: {}"]),
        (Put(("codes", "new", "label"), "Ny"), ["    new: {label: Ny}"]),
        (
            Put(("codes", "new"), {"label": {"sv": "Ny", "en": "New"}, "examples": ["a: b", "c"], "brief": "x\ny"}),
            [
                "    new:",
                "        label: {sv: Ny, en: New}",
                '        examples: ["a: b", c]',
                "        brief: |-",
                "            x",
                "            y",
            ],
        ),
        (Put(("language",), "sv"), ["language: sv"]),
        (Put(("facets", "faktor"), ["hinder", "möjlighet"]), ["  faktor: [hinder, möjlighet]"]),
    ],
)  # fmt: skip
def test_an_entry_is_added_after_its_siblings(edit: Edit, lines: list[str]) -> None:
    """New lines have the siblings' indentation; no other line changes."""
    assert changed(edit) == [("+", line) for line in lines]


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (("codes", "empty"), ["    empty:"]),
        (("codes", "last"), ["    last: {label: Last}"]),
        (("codes", "staffing", "brief"), ["        brief: 'Antal, kontinuitet'"]),
        (("facets",), ["facets:", "  riktning: [ökat, minskat]   # where to"]),
    ],
)
def test_an_entry_is_removed_with_its_lines(path: tuple[str, ...], lines: list[str]) -> None:
    """Its lines go and no other."""
    assert changed(Remove(path)) == [("-", line) for line in lines]


def test_the_last_entry_leaves_an_empty_mapping() -> None:
    """A mapping without entries is written so, and can be filled again."""
    emptied = splice(BOOK, [Remove(("facets", "riktning"))], "a.yaml")
    assert "facets: {}   # where to\n" in emptied
    filled = splice(emptied, [Put(("facets", "x"), ["z"])], "a.yaml")
    assert "facets:   # where to\n    x: [z]\n" in filled


@pytest.mark.parametrize(
    ("text", "value", "result"),
    [
        ("a:\n  - x   # c\nb: 1\n", ["y", "z: w"], 'a:\n  - "y"\n  - "z: w"   # c\nb: 1\n'),
        ("a:\n- x\nb: 1\n", [], "a: []\nb: 1\n"),
        ("a:\n- x\nb: 1\n", "z", "a: z\nb: 1\n"),
        ("a: [x] # c\n", "z", "a: z # c\n"),
        ("a: x\n", ["z"], "a: [z]\n"),
        ("a: x\n", {"c": "1", "d": "2", "e": "3"}, "a:\n  c: 1\n  d: 2\n  e: 3\n"),
        ("a:\n  c: 1\n", {"d": "2"}, "a:\n  d: 2\n"),
        ("a:\n  c: 1\n", ["d"], "a: [d]\n"),
        ("a: |\n  x\n\nb: 1\n", "y\nz", "a: |-\n  y\n  z\n\nb: 1\n"),
    ],
)
def test_a_value_of_another_kind_takes_its_place(text: str, value: Plain, result: str) -> None:
    """Lists, mappings and texts replace each other; what has a line each keeps a line each."""
    assert splice(text, [Put(("a",), value)], "a.yaml") == result


def test_a_path_that_is_not_there_is_not_removed() -> None:
    """Removing what is gone changes nothing."""
    assert splice(BOOK, [Remove(("codes", "none", "label")), Remove(("none",))], "a.yaml") == BOOK


def test_line_ends_stay() -> None:
    """A file from Windows stays one."""
    text = "a: 1\r\nb: 2\r\n"
    assert splice(text, [Put(("a",), "3"), Put(("c",), "x\ny")], "a") == "a: 3\r\nb: 2\r\nc: |-\r\n  x\r\n  y\r\n"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", "codes:\n  a: {label: x}\n"),
        ("# only\n", "# only\ncodes:\n  a: {label: x}\n"),
        ("# only", "# only\ncodes:\n  a: {label: x}\n"),
        ("codes: \n", "codes:\n  a: {label: x}\n"),
        ("codes:", "codes:\n  a: {label: x}"),
        ("codes: {}\n", "codes:\n  a: {label: x}\n"),
        ("{codes: {}}", "{codes: {a: {label: x}}}"),
        ("--- \nb: 1\n...\n", "--- \nb: 1\ncodes:\n  a: {label: x}\n...\n"),
    ],
)
def test_what_is_missing_above_is_made(text: str, result: str) -> None:
    """A code may be put where no ``codes:`` is yet."""
    assert splice(text, [Put(("codes", "a", "label"), "x")], "a.yaml") == result


def test_values_are_written_as_a_person_would() -> None:
    """Quotes only where they are needed, one line only for what is short."""
    written = [yaml_text.scalar(text) for text in ("a, b", "å: b", "NO", "true", "x:y", "", "- a", "a #b", "a#b")]
    assert written == ["a, b", '"å: b"', '"NO"', "true", "x:y", '""', '"- a"', '"a #b"', "a#b"]
    assert yaml_text.flow({"a": ["b, c", "d"]}) == '{a: ["b, c", d]}'
    assert yaml_text.entry("a", {"b": "x" * 40}, 0) == "a:\n  b: " + "x" * 40


@pytest.mark.parametrize("edit", [Put(("a", "b"), "x"), Put(("c",), "x")])
def test_an_edit_that_cannot_be_made_safely_is_refused(edit: Edit) -> None:
    """Rather no change than a file that says something else."""
    with pytest.raises(SourceError) as told:
        splice("b: 1\na: |+\n  kept\n\n", [edit], "a.yaml")
    assert told.value.key == "files.yaml_cannot_change"


SCALARS = st.one_of(
    st.sampled_from(["", "no", "a: b", "x # y", "'", '"', "- z", "two\nlines", "a\n\n", " lead", "end "]),
    st.sampled_from(["#1", "{x}", "*a", "@", "~", "!", "?", "x:", "\t", "\u2028", "\x07"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=8),
)  # fmt: skip
KEYS = st.sampled_from(["a", "b", "å b", "no", "d-e", "12"])
TREES: st.SearchStrategy[Plain] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(SCALARS, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def nfc(value: Plain) -> Plain:
    """The value as reading gives it back."""
    return unmarked(load(yaml_text.flow(value), "a"))


def on_the_way(tree: Plain, path: list[str]) -> list[Plain]:
    """The values that the path goes through, as far as they are there."""
    values = [tree]
    for key in path[:-1]:
        if not isinstance(values[-1], dict) or key not in values[-1]:
            break
        values.append(values[-1][key])
    return values


@given(st.dictionaries(KEYS, TREES, max_size=5), st.lists(KEYS, min_size=1, max_size=3), TREES, st.booleans())
def test_any_edit_says_what_was_meant_and_leaves_comments(
    tree: dict[str, Plain], path: list[str], value: Plain, put: bool
) -> None:
    """Whatever is put comes back, comments survive, and only a mapping takes entries."""
    entries = [yaml_text.entry(key, part, 0) for key, part in tree.items()]
    text = "".join(f"# about {n}\n{entry}\n" for n, entry in enumerate(entries))
    edit: Edit = Put(tuple(path), nfc(value)) if put else Remove(tuple(path))
    if put and any(not isinstance(above, dict) and above != "" for above in on_the_way(tree, path)):
        with pytest.raises(SourceError):
            splice(text, [edit], "a.yaml")
        return
    result = splice(text, [edit], "a.yaml")
    assert [line for line in text.split("\n") if line.startswith("# about")] == [
        line for line in result.split("\n") if line.startswith("# about")
    ]
    found: Plain = unmarked(load(result, "a"))
    for key in path:
        found = found.get(key, "missing") if isinstance(found, dict) else "missing"
    assert found == (nfc(value) if put else "missing")
