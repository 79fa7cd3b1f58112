"""The joint display of a study: a file of statistics, what is coded, kept quotes, and what people concluded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intervjukod.analysis.grouping import ROLE
from intervjukod.analysis.joint import ChosenQuote, Joint, Pair, Said, joint, place_name
from intervjukod.analysis.selection import belongs, values_of
from intervjukod.analysis.series import Statistics, statistics
from intervjukod.domain.coding import Coding
from intervjukod.domain.measure import MeasureTable, alike
from intervjukod.domain.transcript import Speaker
from intervjukod.errors import SourceError, UsageError
from intervjukod.files.decoding import decode
from intervjukod.files.loading import read_bytes
from intervjukod.readers.measures import read_measures
from intervjukod.study.chosen import Chosen, chosen
from intervjukod.study.comparing import attributes
from intervjukod.study.ground import Ground, asked_of, columns
from intervjukod.study.inferring import inferences

LARGEST = 16 * 2**20
"""Bytes of a table of statistics."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is set beside the codings: the path of a CSV file, and pairs as ``CODE=INDICATOR``.

    ``before`` and ``after`` are periods of the file, ``place`` a facet or attribute, each "" for what is usual.
    """

    file: str
    pairs: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    place: str = ""


def joint_display(ground: Ground, beside: Beside, by: str) -> Joint:
    """The display, informants grouped ``by`` an attribute or ``informant``.

    SourceError for a file that cannot be read or is not as it should be; UsageError for a period that it does not have
    and a pair that is none; NotFoundError and AmbiguousError for a code, an indicator, and what says where.
    """
    book, chosen = ground.context.book, ground.selection
    figures = statistics(_read(ground, beside.file), beside.before, beside.after)
    pairs = [_pair(ground, figures, one) for one in beside.pairs]
    where = place_name(book, attributes((*chosen.counted, *chosen.pending)), beside.place)
    said = Said(
        columns(ground, tuple(book.facet)),
        chosen.counted,
        chosen.pending,
        asked_of(ground),
        tuple(_quotes(ground, where)),
    )
    return joint(figures, said, book, ground.basis, where, by, pairs=pairs, inferences=inferences(ground.context))


def _read(ground: Ground, file: str) -> MeasureTable:
    """The table at a path that is one from here, else from the study's folder."""
    inside = ground.context.folder.root / file
    path = inside if inside.is_file() and not Path(file).exists() else Path(file)
    table = read_measures(_text(read_bytes(path, LARGEST), file), file)
    return replace(table, file=path.name)


def _text(data: bytes, file: str) -> str:
    """The words of a table. SourceError for what is none, with the advice that suits one."""
    try:
        return decode(data, None, file).text
    except SourceError as error:
        if error.key == "files.empty":
            raise
        raise SourceError("joint.file.no_text", path=file) from error


def _pair(ground: Ground, figures: Statistics, told: str) -> Pair:
    code, sign, indicator = told.partition("=")
    if not (code.strip() and sign and indicator.strip()):
        raise UsageError("joint.error.pair", pair=told)
    return ground.context.find_code(code.strip()), figures.find(indicator)


def _quotes(ground: Ground, where: str) -> Iterator[ChosenQuote]:
    """The kept quotes of the report's coders, of informants who count, once for each place, by transcript."""
    counted = {material.transcript: material for material in ground.selection.counted}
    for quote in chosen(ground):
        voices = counted[quote.coding.transcript].voices
        wanted = {voice.informant for voice in voices if belongs(voice, ground.basis.filters)}
        heard = [speaker for speaker in quote.transcript.speakers_in(quote.span) if speaker.informant in wanted]
        for place in _places(ground, quote.coding, where, heard) if heard else ():
            yield _quote(ground, quote, heard, place)


def _places(ground: Ground, coding: Coding, where: str, heard: Sequence[Speaker]) -> Iterator[str]:
    """The places that a coding speaks of, as they are compared."""
    if where in ground.context.book.facet:
        named = [coding.facet(where)]
    else:
        named = [value for speaker in heard for value in values_of(speaker.attributes, where)]
    yield from dict.fromkeys(alike(name) for name in named if name)


def _roles(heard: Sequence[Speaker]) -> Iterator[str]:
    """The first level of their roles: a whole path is often one person's."""
    roles = (role for speaker in heard for role in values_of(speaker.attributes, ROLE) if role)
    yield from dict.fromkeys(role.partition("/")[0] for role in roles)


def _quote(ground: Ground, quote: Chosen, heard: Sequence[Speaker], place: str) -> ChosenQuote:
    coding = quote.coding
    return ChosenQuote(
        id=coding.id,
        place=place,
        codes=(coding.code, *ground.context.book.ancestors(coding.code)),
        role="; ".join(_roles(heard)),
        informant="; ".join(dict.fromkeys(speaker.informant for speaker in heard)),
        text=quote.quotation.text,
        reference=quote.transcript.place(quote.span),
    )
