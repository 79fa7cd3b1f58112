"""The pictures of a result: what is drawn of it, under the rules of what a report shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intervjukod.analysis.compare import Compare
from intervjukod.analysis.cooccurrence import Cooccurrence
from intervjukod.analysis.coverage import Coverage
from intervjukod.analysis.frequency import Frequency
from intervjukod.analysis.joint import Joint
from intervjukod.analysis.portraits import Portraits
from intervjukod.reports.charts import displays, heats, shares, signs, stripes
from intervjukod.reports.page import Page
from intervjukod.reports.picture import Picture

DRAWN = ("frequency", "compare", "coverage", "co-occurrence", "portraits", "joint")
"""The reports that have pictures."""


def pictures(result: object, language: str) -> tuple[Picture, ...]:
    """What is drawn of a result, in the words of ``language``; () of one that there is no picture of."""
    match result:
        case Frequency():
            return (shares.of_frequency(result, language),)
        case Compare():
            return (shares.of_compare(result, language),)
        case Coverage():
            return (signs.of_coverage(result, language),)
        case Cooccurrence():
            return (heats.of_cooccurrence(result, language),)
        case Portraits():
            return (stripes.of_portraits(result, language),)
        case Joint():
            return displays.of_joint(result, language)
    return ()


def alone(found: Sequence[Picture], page: Page) -> tuple[Picture, ...]:
    """The pictures for a file of their own, with what the page says around them: denominators first, notes last."""
    last, around = len(found) - 1, (*page.notes, *page.head[1:])
    return tuple(
        replace(
            picture,
            caption=" · ".join(filter(None, (picture.caption, page.head[0]))),
            notes=tuple(dict.fromkeys((*picture.notes, *(around if n == last else ())))),
        )
        for n, picture in enumerate(found)
    )
