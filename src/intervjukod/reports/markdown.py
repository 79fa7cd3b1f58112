"""A report as Markdown: words that look like marks of it are escaped."""

from __future__ import annotations

import re

from intervjukod.reports.body import Block, Bullets, Drawing, Heading, Paragraph
from intervjukod.reports.cells import shown
from intervjukod.reports.charts.terminal import as_text
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Table, markdown

_MARKS = re.compile(r"[\\`*_<]")
_AT_START = re.compile(r"^(\s*)([#>+=|~-]|\d+[.)](?=\s|$))")


def as_markdown(page: Page) -> str:
    """The page, whole, ending in a line feed."""
    head = "  \n".join(map(shown, page.head))
    body = "\n".join(map(_block, page.body))
    return f"## {page.title}\n\n{head}\n\n{body}\n{_bulleted(page.notes)}"


def _bulleted(items: tuple[str, ...]) -> str:
    return "".join(f"- {shown(item)}\n" for item in items)


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return markdown(block)
    if isinstance(block, Drawing):
        return _fenced(as_text(block.picture))
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {prose(block.text)}\n"
    if isinstance(block, Paragraph):
        return f"{prose(block.text)}\n"
    if isinstance(block, Bullets):
        return "".join(f"- {prose(item)}\n" for item in block.items)
    return f"> {prose(block.text)}\n>\n> {prose(block.by)}\n"


def _fenced(text: str) -> str:
    """Lines that are shown as they are; the fence is longer than any in them."""
    longest = max((len(found) for found in re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}text\n{text}{fence}\n"


def prose(text: str) -> str:
    """Words on one line, none of them a mark of Markdown."""
    escaped = _MARKS.sub(r"\\\g<0>", shown(text))
    return _AT_START.sub(lambda found: f"{found[1]}{_defused(found[2])}", escaped)


def _defused(mark: str) -> str:
    """``1.`` as ``1\\.``, any other mark with a backslash before it."""
    return f"{mark[:-1]}\\{mark[-1]}"
