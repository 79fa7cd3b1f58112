"""YAML with marks."""

from __future__ import annotations

import pytest

from intervjukod.errors import SourceError
from intervjukod.files.marked_yaml import Node, load

TEXT = """\
# top
codebook: Öppna 😀 scener   # title
codes:
  staffing:
    label: {sv: Bemanning, en: "Staff"}
    keywords:
    - a
    - b   # last
    definition: |
      one

      two

  # tail
empty:
no: no
"""


def at(node: Node, *path: str | int) -> Node:
    """The node under ``path``."""
    for step in path:
        assert not isinstance(node.value, str)
        node = node.value[step]  # type: ignore[index]  # lists take numbers, mappings names
    return node


def test_every_scalar_is_text() -> None:
    """``no``, numbers, dates and nothing at all stay as they are written."""
    root = load("a: no\nb: 012\nc: 2026-01-02\nd:\ne: ~\n", "a.yaml")
    assert [at(root, key).value for key in "abcde"] == ["no", "012", "2026-01-02", "", "~"]


def test_marks_are_code_points_of_the_file() -> None:
    """A mark cuts exactly what is written, past letters of many bytes."""
    root = load(TEXT, "a.yaml")
    assert at(root, "codebook").mark.of(TEXT) == "Öppna 😀 scener"
    assert at(root, "codes", "staffing", "label", "en").mark.of(TEXT) == '"Staff"'
    assert at(root, "codes", "staffing", "label").mark.of(TEXT) == '{sv: Bemanning, en: "Staff"}'
    assert at(root, "codes", "staffing", "keywords").mark.of(TEXT) == "- a\n    - b"
    assert at(root, "codes", "staffing", "definition").mark.of(TEXT) == "|\n      one\n\n      two"
    assert at(root, "codes").mark.of(TEXT).endswith("two"), "a block ends with its last part"
    key = at(root, "codes", "staffing").key
    assert key is not None
    assert key.of(TEXT) == "staffing"
    assert not at(root, "empty").mark


def test_lines_are_those_of_the_keys() -> None:
    """A line is 1-based and counts from where the text begins in its file."""
    root = load(TEXT, "a.yaml", first_line=10)
    assert [at(root, *path).line for path in (("codebook",), ("codes", "staffing"), ("no",))] == [11, 13, 25]


def test_names_and_values_are_nfc() -> None:
    """A file from a system that takes letters apart says the same."""
    root = load("a\u030a: o\u0308\n", "a.yaml")
    assert at(root, "å").value == "ö"


def test_nothing_is_an_empty_scalar() -> None:
    """A file of comments has nothing in it."""
    assert load("# only\n", "a.yaml").value == ""


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("a: 1\nb:\n  a: 2\n  a: 3\n", 4, "files.yaml_doubled_key"),
        ("å: 1\na\u030a: 2\n", 2, "files.yaml_doubled_key"),
        ("a: &x 1\n", 1, "files.yaml_alias"),
        ("a: 1\nb: *x\n", 2, "files.yaml_alias"),
        ("a:\n\tb: 1\n", 2, "files.yaml_tab"),
        ("a: b: c\n", 1, "files.yaml_colon"),
        ("a: 1\nb\nc: 2\n", 2, "files.yaml_no_colon"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "files.yaml_quote"),
        ("a: [1\nb: 2\n", 2, "files.yaml_bracket"),
        ("- a\nb: 1\n", 2, "files.yaml_indentation"),
        ('a: "\\q"\n', 1, "files.yaml_escape"),
        ("a: @x\n", 1, "files.yaml_quotes_needed"),
        ("a: 1\nb: \x07\n", 2, "files.yaml_character"),
        ("? [a]\n: 1\n", 1, "files.yaml_key"),
        ("a: 1\n---\nb: 1\n", 2, "files.yaml_two_documents"),
        ("a: |x\n", 1, "files.yaml_block"),
        ("[" * 100_000, 1, "files.yaml_too_large"),
        ("a: [" + "x, " * 200_000 + "]", 1, "files.yaml_too_large"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, key: str) -> None:
    """Each mistake has its own words and the line where a person would look."""
    with pytest.raises(SourceError) as told:
        load(text, "a.yaml")
    assert (told.value.key, told.value.line) == (key, line)
