"""Moving an entry of a YAML file with its layout, and placing a new one among its siblings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.errors import SourceError
from intervjukod.files import yaml_text
from intervjukod.files.marked_yaml import load
from intervjukod.files.yaml_splice import Move, Put, Remove, cut, splice, unmarked
from intervjukod.files.yaml_text import Block, Plain

THEMES = """\
codes:
  # about one
  one:  # first
    label: 'One'
    definition: >-
      In two
      lines.

    codes:
      # a child
      inner: {label: Inner}   # small

  two:
    label: Two

  three: {}
# after
"""


def moved(path: str, under: str, after: str | None = None, text: str = THEMES) -> str:
    """The text with one entry moved; paths are keys parted by slashes."""
    return splice(text, [Move(tuple(path.split("/")), tuple(under.split("/")) if under else (), after)], "a.yaml")


def test_an_entry_goes_deeper_with_its_comments() -> None:
    """Right above it and beside it; indented as its new siblings; the empty line that parted it goes."""
    assert moved("codes/one", "codes/two/codes") == (
        "codes:\n\n"
        "  two:\n"
        "    label: Two\n"
        "    codes:\n"
        "      # about one\n"
        "      one:  # first\n"
        "        label: 'One'\n"
        "        definition: >-\n"
        "          In two\n"
        "          lines.\n"
        "\n"
        "        codes:\n"
        "          # a child\n"
        "          inner: {label: Inner}   # small\n"
        "\n"
        "  three: {}\n"
        "# after\n"
    )


@pytest.mark.parametrize(
    ("after", "keys"),
    [(None, "one two three inner"), ("", "inner one two three"), ("one", "one inner two three")],
)
def test_an_entry_goes_up_to_its_place(after: str | None, keys: str) -> None:
    """Last, first or after a sibling, parted by an empty line as the others are; the comment goes along."""
    text = moved("codes/one/codes/inner", "codes", after)
    assert list(at(unmarked(load(text, "a")), "codes")) == keys.split()
    assert "  # a child\n  inner: {label: Inner}   # small\n" in text
    if after is not None:
        assert moved("codes/inner", "codes/one/codes", text=text).replace("    codes: {}\n", "") == THEMES


def test_what_is_moved_away_and_back_is_as_it_was() -> None:
    """From any place among its siblings."""
    for key, before in (("one", ""), ("two", "one"), ("three", "two")):
        target = "two" if key == "one" else "one"
        away = moved(f"codes/{key}", f"codes/{target}/codes")
        back = moved(f"codes/{target}/codes/{key}", "codes", before, away)
        assert back.replace("    codes: {}\n", "") == THEMES


@pytest.mark.parametrize(
    ("text", "path", "under", "there"),
    [
        ("{a: {b: c}, d: {}}", "a/b", "d", "d/b"),
        ("a: {b: c}\nd:\n  e: f\n", "a/b", "d", "d/b"),
        ('a:\n    b: "x\n  y"\nd: {}\n', "a/b", "", "b"),
        ("a:\n  b: |\n    x\n     y\nd: {e: f}\n", "a/b", "d", "d/b"),
        ("a:\r\n  b:\r\n    x: y\r\nd: {}\r\n", "a", "d", "d/a"),
        ("d: {}\na:", "a", "d", "d/a"),
        ('a:\n    b: "x\n    --- y"\n    c: z\n', "a/b", "", "b"),  # a line that would begin another document
    ],
)
def test_an_entry_whose_layout_does_not_fit_is_written_anew(text: str, path: str, under: str, there: str) -> None:
    """It says the same; line ends stay."""
    result = moved(path, under, text=text)
    assert at(unmarked(load(result, "a")), there) == at(unmarked(load(text, "a")), path)
    assert ("\r\n" in result) == ("\r\n" in text)


def at(tree: Plain, path: str) -> Plain:
    """The value at a path."""
    for key in path.split("/"):
        assert isinstance(tree, dict)
        tree = tree[key]
    return tree


def test_an_entry_of_another_file_keeps_its_layout() -> None:
    """It is cut from one text and put into the other; one in brackets is only its value."""
    (block,) = cut(THEMES.replace("\n", "\r\n"), [("codes", "one", "codes", "inner")], "a.yaml")
    assert isinstance(block, Block)
    assert splice("codes:\n    x: {}\n", [Put(("codes", "inner"), block, "")], "b.yaml") == (
        "codes:\n    # a child\n    inner: {label: Inner}   # small\n    x: {}\n"
    )
    assert cut("{a: {b: c}}", [("a", "b")], "a.yaml") == ["c"]


def test_nothing_is_moved_where_only_a_mapping_takes_entries() -> None:
    """Rather no change than a file that says something else."""
    with pytest.raises(SourceError) as told:
        moved("codes/one", "codes/two/label")
    assert told.value.key == "files.yaml_cannot_change"


@pytest.mark.parametrize(
    ("key", "gone"),
    [("one", "  # about one\n\n  two:"), ("two", "small\n\n  three: {}\n# after\n"), ("three", "Two\n# after\n")],
)
def test_empty_lines_part_what_is_left(key: str, gone: str) -> None:
    """None is doubled and none stands at the end."""
    assert gone in splice(THEMES, [Remove(("codes", key))], "a.yaml")


KEYS = st.sampled_from(["a", "b", "å b", "no", "12"])
WORDS = st.sampled_from(["", "x", "a: b", "two\nlines", "'", "# x", " lead", "word " * 30])
TREES: st.SearchStrategy[Plain] = st.recursive(
    st.one_of(WORDS, st.lists(WORDS, max_size=2)),
    lambda inner: st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(KEYS, TREES, max_size=3), st.dictionaries(KEYS, TREES, max_size=3), st.sampled_from([None, ""]))
def test_any_entry_can_be_moved(one: dict[str, Plain], two: dict[str, Plain], after: str | None) -> None:
    """Whatever an entry says, it says it elsewhere, deeper or higher; its comment goes along."""
    text = "".join(
        f"{name}:\n  # about {name}\n  {yaml_text.entry('it', part, 2)}\n  other: x\n"
        for name, part in (("one", one), ("two", two))
    )
    was = unmarked(load(text, "a"))
    result = splice(text, [Move(("one", "it"), ("two", "new"), after), Move(("two", "it"), (), after)], "a")
    now = unmarked(load(result, "a"))
    assert isinstance(was, dict)
    assert now == {
        "one": {"other": "x"},
        "two": {"other": "x", "new": {"it": at(was, "one/it")}},
        "it": at(was, "two/it"),
    }
    assert sorted(line.strip() for line in result.split("\n") if "# about" in line) == ["# about one", "# about two"]
