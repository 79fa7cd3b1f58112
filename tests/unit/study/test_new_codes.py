"""Keys made of labels: whatever somebody called a code, its key can stand in a codebook file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.codebook import LONGEST_KEY, is_key, key_of
from intervjukod.files.yaml_splice import Put, splice
from intervjukod.readers.codebook import read_codebook

LABELS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("åA1 -_:;,=/#&*!|>'\"%@`{}[]~\u0301\u00ad"), max_size=12
)


@given(LABELS)
def test_a_key_can_be_written_and_read(label: str) -> None:
    """It is a key or nothing, and the file that it is written into says exactly it."""
    key = key_of(label)
    assert key == "" or is_key(key)
    assert key_of(key) == key
    if key:
        text = splice("codebook: x\n", [Put(("codes", key), {"label": "L"})], "x.yaml")
        assert [code.key for code in read_codebook(text, "x.yaml", "x").codes] == [key]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("trygghet", "trygghet"),
        ("Ljus & mörker: natt", "ljus-mörker-natt"),
        ("Hinder & möjligheter (polisen)", "hinder-möjligheter-polisen"),
        ("  två  ord ", "två-ord"),
        ("a\u030angest", "ångest"),
        ("Straße / 街", "strasse-街"),
        ("_x_", "x"),
        ("-_-", ""),
        (":/", ""),
        ("!?", ""),
        ("#1", "1"),
        ("no", "no"),
        ("ett två tre fyra fem sex sju åtta nio tio elva", "ett-två-tre-fyra-fem-sex-sju-åtta-nio"),
        ("o" * 90, "o" * LONGEST_KEY),
    ],
)
def test_labels_and_their_keys(label: str, key: str) -> None:
    """Any letters, in lower case and one part each, hyphens between words, not without end."""
    assert key_of(label) == key
