"""Tables handed to us: CSV and JSON to rows, and one line for what is neither."""

from __future__ import annotations

import pytest

from intervjukod.errors import SourceError
from intervjukod.interchange.tables import rows_of

ROW = {"transcript": "I01", "start": "12", "end": "40", "code": "staffing"}


@pytest.mark.parametrize(
    "content",
    [
        b"transcript,start,end,code\nI01,12,40,staffing\n",
        b"\xef\xbb\xbftranscript,start,end,code\r\nI01,12,40,staffing\r\n",
        b"transcript;start;end;code\nI01;12;40;staffing\n",
    ],
    ids=["plain", "as a spreadsheet writes it", "with semicolons"],
)
def test_a_csv_table_is_rows_of_text(content: bytes) -> None:
    """A byte order mark, line ends and the separator of a Swedish spreadsheet do not matter."""
    data = content
    assert rows_of(data, "csv", "t") == [ROW]


def test_line_ends_inside_a_value_stay() -> None:
    """A quoted value keeps its line ends and separators, letter for letter."""
    data = 'transcript,code,text\nI01,staffing,"a\r\nb,\u2028""c"""\n'.encode()
    assert rows_of(data, "csv", "t")[0]["text"] == 'a\r\nb,\u2028"c"'


def test_a_value_may_be_a_whole_interview() -> None:
    """A text of any length comes through."""
    data = f"transcript,code,text\nI01,staffing,{'ord ' * 50_000}\n".encode()
    assert len(rows_of(data, "csv", "t")[0]["text"]) == 200_000


def test_json_is_rows_of_text_too() -> None:
    """Numbers, objects, lists and null come as CSV would write them."""
    data = (
        '[{"transcript": "I01", "start": 12, "end": 40, "code": "staffing",'
        ' "facets": {"riktning": "ökat", "plats": "torg"}, "informant": ["A", "B"], "memo": null}]'
    ).encode()
    expected = {**ROW, "facets": "riktning=ökat;plats=torg", "informant": "A;B", "memo": ""}
    assert rows_of(data, "json", "t") == [expected]


@pytest.mark.parametrize(
    ("form", "content", "key", "where"),
    [
        ("json", b"[{", "bad_json", ":1"),
        ("json", b"[\n{]", "bad_json", ":2"),
        ("json", b"[" * 100_000, "bad_json", ""),
        ("json", b"{}", "no_array", ""),
        ("json", b"[1]", "no_array", ""),
        ("json", b"", "bad_json", ":1"),
        ("json", b'[{"code": "staffing"}]', "no_columns", ""),
        ("csv", b"transcript,code\nI01,staffing,more\n", "row_too_long", ""),
        ("csv", b'transcript,code\nI01,"staffing\n', "bad_csv", ":2"),
        ("csv", b"transcript,code\nI01,\xff\n", "table_not_utf8", ":2"),
        ("csv", b"namn,kod\nI01,staffing\n", "no_columns", ""),
    ],
)
def test_what_is_no_table_says_where(form: str, content: bytes, key: str, where: str) -> None:
    """Broken JSON or CSV, another encoding, another kind of table: what, in which file, on which line."""
    with pytest.raises(SourceError) as wrong:
        rows_of(content, form, "t")
    assert wrong.value.key == f"interchange.{key}"
    assert wrong.value.values["where"] == f"t{where}"
