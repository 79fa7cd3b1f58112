"""The rows of a small table that a person keeps as CSV, with the line that each begins on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from intervjukod.errors import SourceError


def rows_of(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, cells without white space at their ends; the first is the header.

    Columns are parted by comma, semicolon or tab, as the header is. SourceError, with its line, for what is no CSV.
    """
    header = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield line, stripped
            line = reader.line_num + 1
    except csv.Error as error:
        raise SourceError("readers.broken_csv", path=path, line=line, reason=str(error)) from error
