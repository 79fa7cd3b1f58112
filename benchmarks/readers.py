"""Reading one long document of every kind, and many short ones: what an import costs before it is written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.measure import Line, cpu
from intervjukod.readers.registry import read_source

WORDS = (
    "jag", "tycker", "att", "det", "är", "ganska", "lugnt", "här", "på", "torget", "nu", "för", "tiden", "men",
    "ibland", "blir", "det", "stökigt", "på", "kvällarna",
)  # fmt: skip
TURN = 40
"""Words of a turn."""
RUN = 4
"""Words of a run of letters with a format of its own: Word cuts what was edited into such."""
LONG, SHORT, MANY = 100_000, 6_000, 100
LINEAR = 1.3
"""How many times the time of a half is allowed for the whole, beyond twice."""

_FORMAT = '<w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="22"/><w:lang w:val="sv-SE"/></w:rPr>'
_ODF = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text"))


def lines() -> list[Line]:
    """The budgets of reading."""
    found = [_long(suffix) for suffix in _MAKERS]
    return [*found, *(_many(suffix) for suffix in (".docx", ".txt"))]


def _long(suffix: str) -> Line:
    """A transcript of 100,000 words; in time with its length, measured against one of half of them."""
    whole, half = (_MAKERS[suffix](words) for words in (LONG, LONG // 2))
    taken, floor = (cpu(partial(_read, data, suffix), runs=3) for data in (whole, half))
    held = taken <= 3 and taken <= 2 * LINEAR * floor
    return Line(f"{suffix[1:]} of 100,000 words read", taken, "s", floor, "3 s; half of it, × 2.6", held)


def _many(suffix: str) -> Line:
    data = _MAKERS[suffix](SHORT)
    taken = sum(cpu(partial(_read, data, suffix), runs=1) for _ in range(MANY))
    return Line(f"100 {suffix[1:]} of 6,000 words read", taken, "s", None, "3 s", taken <= 3)


def _read(data: bytes, suffix: str) -> None:
    read_source(data, Path(f"a{suffix}"))


def _turns(words: int) -> Iterator[tuple[str, list[str]]]:
    """Who speaks and what, in runs."""
    random = Random(words)
    for n in range(words // TURN):
        said = random.choices(WORDS, k=TURN)
        yield "IP"[n % 2], [" ".join(said[at : at + RUN]) for at in range(0, TURN, RUN)]


def _docx(words: int) -> bytes:
    body = "".join(
        f'<w:p w:rsidR="00A1"><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:t>{who}: </w:t></w:r>{_runs(said)}</w:p>'
        for who, said in _turns(words)
    )
    return _packed({"word/document.xml": f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'})


def _runs(said: list[str]) -> str:
    return "".join(f'<w:r w:rsidR="00A1">{_FORMAT}<w:t xml:space="preserve">{words} </w:t></w:r>' for words in said)


def _odt(words: int) -> bytes:
    body = "".join(
        f'<text:p text:style-name="P1">{who}:<text:tab/>'
        + "".join(f'<text:span text:style-name="T1">{words} </text:span>' for words in said)
        + "</text:p>"
        for who, said in _turns(words)
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_ODF}>{text}</office:document-content>"
    return _packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _rtf(words: int) -> bytes:
    body = "".join(
        rf"\pard {who}:\tab "
        + "".join(rf"{{\rtlch\fcs1 \af0 \ltrch\fcs0 \lang1053 {words} }}" for words in said)
        + "\\par\n"
        for who, said in _turns(words)
    )
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0 Arial;}}}}{body}}}".encode("cp1252")


def _txt(words: int) -> bytes:
    return "\n\n".join(f"{who}: {' '.join(said)}" for who, said in _turns(words)).encode()


def _csv(words: int) -> bytes:
    return "\n".join(["Talare;Text", *(f"{who};{' '.join(said)}" for who, said in _turns(words))]).encode()


def _packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


_MAKERS: dict[str, Callable[[int], bytes]] = {
    ".docx": _docx,
    ".odt": _odt,
    ".rtf": _rtf,
    ".txt": _txt,
    ".csv": _csv,
}
