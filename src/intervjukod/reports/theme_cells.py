"""What names the words behind the numbers of a theme summary."""

from __future__ import annotations

from intervjukod.reports.tables import Behind

GROUP, FACET, OVERLAPS, QUESTION, QUOTE = "group", "facet", "overlaps", "question", "quote"
"""What a name can be of; all but the first stand second in it."""


def of_everybody(code: str) -> Behind:
    """What all groups say of a code."""
    return (code,)


def of_group(code: str, group: str) -> Behind:
    """What one group says of it."""
    return code, group


def of_facet(code: str, facet: str) -> Behind:
    """The passages of a code that give a value of a facet."""
    return code, FACET, facet


def of_overlaps(code: str) -> Behind:
    """The passages of a code on whose words another theme's stand."""
    return code, OVERLAPS, ""


def of_question(guide: str, question: str) -> Behind:
    """What stands in the answers to a question, of every theme that it drew; it begins with no code."""
    return "", QUESTION, guide, question


def of_quote(code: str, coding: str) -> Behind:
    """A chosen quote, by its coding."""
    return code, QUOTE, coding


def kind_of(cell: Behind) -> str:
    """Which of these a name is."""
    return cell[1] if len(cell) > 2 else GROUP
