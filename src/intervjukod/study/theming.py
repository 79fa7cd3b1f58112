"""The report of themes: what a study has to say of each, with the quotes that were chosen for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intervjukod.analysis.grouping import INFORMANT, ROLE
from intervjukod.analysis.quoted import PointedOut, ThemeQuote
from intervjukod.analysis.selection import Shown, belongs, values_of
from intervjukod.analysis.themes import ThemesReport, themes
from intervjukod.domain.codebook import Code
from intervjukod.domain.guide import several
from intervjukod.domain.quotation import printed
from intervjukod.domain.transcript import Note
from intervjukod.errors import UsageError
from intervjukod.locale import say
from intervjukod.storage.tables import KEPT
from intervjukod.study.chosen import Chosen, chosen, roles_in
from intervjukod.study.ground import Ground, answers, asked_of, columns


def themes_of(
    ground: Ground, codes: Sequence[str], by: str, depth: int | str | None, *, role_paths: bool
) -> ThemesReport:
    """As ``Results.themes``."""
    if by == INFORMANT:
        raise UsageError("themes.error.by_informant")
    levels = _levels(depth)
    context, book, basis = ground.context, ground.context.book, ground.basis
    if basis.shown is not Shown.EVERYTHING:
        basis = replace(basis, numbers=False)
    kept = [one for one in chosen(ground) if _is_wanted(ground, one)]
    made = themes(
        columns(ground, tuple(book.facet)),
        ground.selection.counted,
        book,
        basis,
        by,
        codes=[context.find_code(code) for code in codes],
        depth=levels,
        pending=ground.selection.pending,
        asked=asked_of(ground),
        guides=context.guides,
        answers=answers(ground),
        quotes=[_quote(ground, one, role_paths) for one in kept],
    )
    names = {given: name for name, given in ground.references.items()}
    people = tuple(replace(row, informant=names.get(row.informant, row.informant)) for row in made.per_informant)
    return replace(made, author=tuple(_worded(ground, made, kept)), per_informant=people, role_paths=role_paths)


def _levels(depth: int | str | None) -> int | None:
    """A number of levels. UsageError for what is none."""
    if depth is None or depth == "":
        return None
    try:
        levels = int(depth)
    except ValueError:
        levels = -1
    if levels < 0:
        raise UsageError("themes.error.depth", value=depth)
    return levels


def _quote(ground: Ground, one: Chosen, paths: bool) -> ThemeQuote:
    """A chosen quote as a report prints it, its words as they were said on one line; ``paths`` for whole roles."""
    roles = roles_in(one.transcript, one.span, paths=paths)
    return ThemeQuote(
        one.coding.code,
        printed(one.quotation),
        " ".join(one.quotation.verbatim.split()),
        roles,
        several(one.site),
        one.informants,
        min(one.sharing, _having(ground, roles)) if paths else one.sharing,
        one.coding.id,
    )


def _having(ground: Ground, roles: tuple[str, ...]) -> int:
    """How many informants have one of these roles as a whole."""
    everybody = (*ground.selection.counted, *ground.selection.pending)
    voices = (voice for material in everybody for voice in material.voices)
    return len({voice.informant for voice in voices if not set(roles).isdisjoint(values_of(voice.attributes, ROLE))})


def _is_wanted(ground: Ground, one: Chosen) -> bool:
    """Whether an informant of the selection speaks in it."""
    here = (material for material in ground.selection.counted if material.transcript == one.coding.transcript)
    voices = (voice for material in here for voice in material.voices if belongs(voice, ground.basis.filters))
    return any(voice.informant in one.informants for voice in voices)


def _worded(ground: Ground, made: ThemesReport, kept: Sequence[Chosen]) -> Iterator[Note]:
    """What the author is told, with labels and people in words."""
    language, book = ground.context.language, ground.context.book
    if made.unquoted:
        codes = (book.by_key.get(code, Code(code)) for code in made.unquoted)
        yield Note("themes.author.no_quote", {"names": ", ".join(code.name(language) for code in codes)})
    if made.pointed_out:
        people = "; ".join(_few(language, one) for one in made.pointed_out)
        yield Note("themes.author.few", {"people": people, "roles": _to_merge(ground, made.pointed_out)})
    unproved = sum(bool(one.unproved) for one in kept)
    if unproved:
        yield Note("themes.author.unproved", {"n": unproved})
    waiting = _waiting(ground)
    if waiting:
        yield Note("themes.author.pending", {"n": waiting})


def _to_merge(ground: Ground, pointed_out: Sequence[PointedOut]) -> str:
    """The roles that point somebody out, as they are merged; another is left open where there is none besides."""
    parts = dict.fromkeys(role for one in pointed_out for role in one.role.split(", "))
    roles = [role for role in parts if role not in ground.basis.roles]
    return ",".join(roles if len(roles) > 1 else [*roles, "…"])


def _few(language: str, one: PointedOut) -> str:
    """``ordningsvakt, Sergels torg (informanter: 1, citat: 2)``."""
    key = "themes.author.few.place" if one.sites else "themes.author.few.group"
    return say(key, language, role=one.role, site=" + ".join(one.sites), k=one.sharing, n=one.quotes)


def _waiting(ground: Ground) -> int:
    """Quotes that were chosen in interviews that do not count yet."""
    pending = {material.transcript for material in ground.selection.pending}
    if not pending or not ground.coders:
        return 0
    marks = ", ".join("?" * len(ground.coders))
    rows = ground.context.store.tables.codings(f"{KEPT} AND p.id IN ({marks})", ground.coders)
    return sum(row.transcript in pending for row in rows)
