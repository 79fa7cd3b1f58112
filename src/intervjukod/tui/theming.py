"""Our themes as Textual wants them."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from intervjukod.tui.presenter.themes import TERMINAL, THEMES, Theme

OWN = "ansi_default"
"""The terminal's own ink, or paper."""


def textual_themes() -> list[TextualTheme]:
    """Every theme, by the names that people choose them by."""
    return [*map(_coloured, THEMES.values()), _uncoloured()]


def _coloured(theme: Theme) -> TextualTheme:
    return TextualTheme(
        name=theme.name,
        dark=theme.dark,
        primary=theme.title,
        foreground=theme.ink,
        background=theme.paper,
        surface=theme.page,
        variables=_looks(theme.dim, theme.title, theme.warn, theme.edge, theme.page),
    )


def _uncoloured() -> TextualTheme:
    return TextualTheme(
        name=TERMINAL,
        primary=OWN,
        foreground=OWN,
        background=OWN,
        surface=OWN,
        panel=OWN,
        boost=OWN,
        ansi=True,
        variables={**BUILTIN_THEMES["ansi-dark"].variables, **_looks(OWN, OWN, OWN, OWN, OWN)},
    )


def _looks(dim: str, title: str, warn: str, edge: str, page: str) -> dict[str, str]:
    """What the style sheets call the colours; nothing is left for Textual to mix."""
    moving = {f"scrollbar{state}": edge for state in ("", "-hover", "-active")}
    still = {f"scrollbar-{part}": page for part in ("background", "background-hover", "background-active")}
    said = {"text-muted": dim, "text-primary": title, "text-warning": warn, "border-blurred": edge}
    return {**said, **moving, **still, "scrollbar-corner-color": page}
