"""Pictures as the bytes of a file."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.reports.charts.pages import ENDLESS, sheets, stacked
from intervjukod.reports.charts.parts import HIGH
from intervjukod.reports.charts.svg import as_svg
from intervjukod.reports.picture import FORMS, Picture


def drawn(pictures: Sequence[Picture], form: str, language: str) -> bytes:
    """The pictures as a file: of PDF a page or more each, in ``svg`` and ``png`` one under the other.

    RefusedError for PNG and PDF where matplotlib is not installed, ValueError for another form.
    """
    high = HIGH if form == "pdf" else ENDLESS
    made = [sheet for picture in pictures for sheet in sheets(picture, language, high)]
    if form == "svg":
        return as_svg(stacked(made)).encode()
    if form not in FORMS:
        raise ValueError(f"no format for a picture: {form}")
    from intervjukod.reports.charts import printed

    return printed.as_pdf(made) if form == "pdf" else printed.as_png(stacked(made))
