"""The table of informants."""

from __future__ import annotations

import pytest

from intervjukod.errors import SourceError
from intervjukod.readers.informants import InformantRow, read_informants


def test_any_column_is_an_attribute() -> None:
    """Named columns are what they say, others attributes; empty cells say nothing; lines are the file's."""
    text = "transcript,speaker,informant,role,År,\nI01,,Polis 1,polis/spanare,3,x\n\nI02,P1,,,,,\n"
    assert read_informants(text, "i.csv") == (
        InformantRow("I01", "", "Polis 1", {"role": "polis/spanare", "År": "3"}, 2),
        InformantRow("I02", "P1", "", {}, 4),
    )


@pytest.mark.parametrize(
    "text",
    [
        "transcript;role\nA;a, b\n",
        "transcript\trole\nA\ta, b\n",
        'transcript,role\r\nA,"a, b"\r\n',
        ' Transcript , role \n A ,"a, b"',
    ],
)
def test_the_delimiter_is_the_headers(text: str) -> None:
    """Semicolon, as Swedish Excel writes, tab or comma; white space around cells is nothing."""
    assert [(row.transcript, row.attributes) for row in read_informants(text, "i.csv")] == [("A", {"role": "a, b"})]


def test_cells_are_nfc_and_may_hold_lines() -> None:
    """A name from a system that takes letters apart is the same; a cell of two lines moves the lines after."""
    rows = read_informants('transcript,note\nA\u030a,"x\ny"\nB,\n', "i.csv")
    assert [(row.transcript, row.line) for row in rows] == [("Å", 2), ("B", 4)]


@pytest.mark.parametrize(
    ("text", "line", "key", "values"),
    [
        ("transkript,role\nA,b\n", 1, "readers.no_transcript_column", {"found": "transkript"}),
        ("a,b\n", 1, "readers.no_transcript_column", {"found": "a, b"}),
        ("transcript,role,role\n", 1, "readers.doubled_column", {"name": "role"}),
        ("transcript,role\n,b\n", 2, "readers.no_transcript", {}),
        ("transcript,role\nA,b,c\n", 2, "readers.too_many_cells", {"found": 3, "expected": 2}),
        ("transcript\nA\nB\nA\n", 4, "readers.doubled_informant", {"name": "A", "first": 2}),
        ("transcript,speaker\nA,P\nA,Q\nA,P\n", 4, "readers.doubled_informant", {"name": "A P", "first": 2}),
        ('transcript\nA\n"B\n', 3, "readers.broken_csv", {}),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, key: str, values: dict[str, object]) -> None:
    """Each mistake has its own words and the line where a person would look."""
    with pytest.raises(SourceError) as told:
        read_informants(text, "i.csv")
    assert (told.value.key, told.value.line) == (key, line)
    assert values.items() <= told.value.values.items()
