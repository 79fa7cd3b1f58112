"""A report for a terminal: lines of words and tables, none wider than it where that can be done."""

from __future__ import annotations

from intervjukod.reports.body import Block, Bullets, Drawing, Heading, Paragraph
from intervjukod.reports.cells import folded, shown, width
from intervjukod.reports.charts.terminal import as_text
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Table, grid

INDENT = "    "
"""Before the lines of a quote."""
RULES = {2: "=", 3: "-", 4: "."}
"""What a heading of each level is underlined with."""


def as_table(page: Page, cells: int | None, *, plain: bool = False) -> str:
    """For a terminal ``cells`` wide: title, denominators, what stands on the page, notes as a footer.

    Pictures are drawn in ASCII where it is ``plain``.
    """
    head = "".join(folded(line, cells) for line in (page.title, *page.head))
    body = "\n".join(_block(block, cells, plain) for block in page.body)
    return f"{head}\n{body}\n{bulleted(page.notes, cells)}"


def bulleted(items: tuple[str, ...], cells: int | None) -> str:
    """A line or more for each item, under a sign."""
    return "".join(folded(f"* {item}", cells, hang="  ") for item in items)


def _block(block: Block, cells: int | None, plain: bool) -> str:
    if isinstance(block, Table):
        return grid(block, cells)
    if isinstance(block, Drawing):
        return as_text(block.picture, cells, plain=plain)
    if isinstance(block, Heading):
        line = shown(block.text)
        return f"{folded(line, cells)}{RULES[block.level] * min(width(line), cells or width(line))}\n"
    if isinstance(block, Paragraph):
        return folded(block.text, cells)
    if isinstance(block, Bullets):
        return bulleted(block.items, cells)
    return _indented(block.text, INDENT, cells) + _indented(block.by, INDENT * 2, cells)


def _indented(text: str, indent: str, cells: int | None) -> str:
    lines = folded(text, cells and max(cells - len(indent), 1)).splitlines()
    return "".join(f"{indent}{line}\n" for line in lines)
