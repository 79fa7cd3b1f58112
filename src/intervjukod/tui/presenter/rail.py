"""The bar that shows which part of the lines is in sight."""

from __future__ import annotations


def thumb(top: int, rows: int, lines: int) -> range:
    """The rows of the bar that stand for what is in sight: ``rows`` of ``lines``, from line ``top`` (from 0)."""
    if lines <= rows:
        return range(0)
    size = max(1, rows * rows // lines)
    at = round(top * (rows - size) / (lines - rows))
    return range(at, at + size)


def top_at(row: int, rows: int, lines: int) -> int:
    """The line at the top when the middle of the thumb is drawn to ``row``."""
    size = len(thumb(0, rows, lines))
    if rows <= size:
        return 0
    at = min(max(row - size // 2, 0), rows - size)
    return round(at * (lines - rows) / (rows - size))
