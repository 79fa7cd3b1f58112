"""The report ``portraits``."""

from __future__ import annotations

from collections.abc import Iterator

from intervjukod.analysis.portraits import NAME, Portrait, Portraits, Stripe
from intervjukod.analysis.sweep import Pair
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.body import Drawing
from intervjukod.reports.charts.stripes import of_portraits
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Column, Stated, Table
from intervjukod.reports.wording import Wording

_COLUMNS = ("transcript", "code", "label", "start", "end", "words_of")


def page(result: Portraits, language: str) -> Page:
    """The report in ``language``: each transcript as stripes, and the words that the passages of each theme cover."""
    labels = {theme.code: in_language(theme.label, language) or theme.code for theme in result.themes}
    words = Wording(language, labels, result.basis.shown)
    rows = [
        {
            "transcript": portrait.name,
            "code": stripe.code,
            "label": labels[stripe.code],
            "start": start,
            "end": end,
            "words_of": portrait.words,
        }
        for portrait, stripe in _stripes(result)
        for start, end in stripe.passages
    ]
    picture = of_portraits(result, language)
    return Page(
        report=NAME,
        title=picture.title,
        head=words.head(result.basis, len(result.informants)),
        body=(Drawing(picture), _table(result, words)),
        notes=(say("charts.places", language), *map(words.note, result.notes)),
        basis=result.basis,
        columns=_COLUMNS,
        rows=rows,
        long_columns=_COLUMNS,
        long=rows,
        denominator={"informants": len(result.informants)},
        unit="words",
    )


def _stripes(result: Portraits) -> Iterator[tuple[Portrait, Stripe]]:
    for portrait in result.portraits:
        for stripe in portrait.stripes:
            yield portrait, stripe


def _numbers(passage: Pair) -> str:
    """The first and the last word, counted from 1; of one word its number."""
    first, last = passage
    return str(last) if last == first + 1 else f"{first + 1}–{last}"


def _table(result: Portraits, words: Wording) -> Table:
    columns = (
        Column(words.column("transcript"), elastic=True, lead=True),
        Column(words.column("code"), elastic=True, lead=True),
        Column(say("charts.column.places", words.language), elastic=True),
    )
    rows: list[tuple[Stated, ...]] = [
        (portrait.name, words.labels[stripe.code], ", ".join(map(_numbers, stripe.passages)))
        for portrait, stripe in _stripes(result)
    ]
    return Table(columns, tuple(rows), say("charts.caption.places", words.language))
