"""Transcripts as stripes: where in the interview each theme comes up."""

from __future__ import annotations

from intervjukod.analysis.portraits import Portrait, Portraits
from intervjukod.analysis.sweep import Pair
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports import picture
from intervjukod.reports.picture import Lane, Stretch, Tick


def of_portraits(result: Portraits, language: str) -> picture.Portraits:
    """Every transcript over the whole width, a lane for each theme that comes up in one of them."""
    places = ((0.0, "start"), (0.5, "middle"), (1.0, "end"))
    return picture.Portraits(
        title=say("charts.title.portraits", language),
        caption=say("charts.caption.portraits", language),
        notes=(),
        ground=say("charts.ground", language),
        ticks=tuple(Tick(at, say(f"charts.{name}", language)) for at, name in places),
        portraits=tuple(_portrait(portrait, result, language) for portrait in result.portraits),
    )


def _portrait(portrait: Portrait, result: Portraits, language: str) -> picture.Portrait:
    stripes = {stripe.code: stripe.passages for stripe in portrait.stripes}
    key = "charts.portrait" if portrait.counts else "charts.portrait.not_done"
    return picture.Portrait(
        name=say(key, language, name=portrait.name, n=portrait.words),
        ground=_stretches(portrait.heard, portrait.words),
        lanes=tuple(
            Lane(
                theme.letter,
                in_language(theme.label, language) or theme.code,
                _stretches(stripes.get(theme.code, ()), portrait.words),
            )
            for theme in result.themes
        ),
    )


def _stretches(passages: tuple[Pair, ...], words: int) -> tuple[Stretch, ...]:
    return tuple((first / words, last / words) for first, last in passages) if words else ()
