"""Files spoilt in every way that accidents and enemies spoil them; the same seed spoils in the same way."""

from __future__ import annotations

import copy
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from xml.etree import ElementTree

from tests.fuzz.seeds import WORD

PIECES = (
    b"\0", b"\0" * 50, b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x80\x81\xfe", b"\r", b"\x0b\x0c",
    b"\x1b]0;x\x07", "\u2028\u202e\u200b\ufeff\ufffe".encode(), b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>",
    b"&c;&#0;&#xd800;", b"]]>", b"<!--", b"<a>" * 300, b"</a>" * 9, b"[" * 3_000, b"{" * 1_000, b'{"a":' * 2_000, b'"',
    b"'", b"\\", b"\\'zz", b"\\u-10179?", b"\\bin99999999 ", b"99999999999999999999", b"-1", b"1e999", b"NaN", b"..",
    b"../../x", b"-->", b": ", b"\n\n\n", b"\t" * 300, b" " * 3_000, b"#00:00:99-9#", b"99:99:99.999", b"%s%n{0}",
    b"<v " * 100, b"\x15" * 9,
)  # fmt: skip

_RUN = re.compile(rb"([A-Za-z0-9]+)")
_VALUES = ("", "0", "-1", "1", "none", "true", "99999999999999999999", "1e400", "zz", "NaN", "F0E0", "x" * 500)
_WITHIN = 0.75
LONG = 10_000_000
"""Bytes on one line."""


def spoilt(whole: bytes, random: Random) -> bytes:
    """``whole`` after one to three accidents: mostly within what it is made of, so that readers get to see them."""
    for _ in range(random.randint(1, 3)):
        whole = _after_an_accident(whole, random)
    return whole


def _after_an_accident(whole: bytes, random: Random) -> bytes:
    if random.random() < _WITHIN:
        if whole.startswith(b"PK"):
            return _within(whole, random)
        if whole.lstrip().startswith(b"<"):
            return _rearranged(whole, random)
    return random.choice(_ACCIDENTS)(whole, random)


def on_one_line(whole: bytes, length: int = LONG) -> bytes:
    """``whole`` with something long in the place of one word."""
    if whole.startswith(b"PK"):
        return _repacked({name: on_one_line(data, length) for name, data in _unpacked(whole).items()})
    word = next((word for word in (WORD.encode(), WORD.split()[0].encode()) if word in whole), WORD.encode())
    return whole.replace(word, word * (length // len(word)))


def _cut(whole: bytes, random: Random) -> bytes:
    return whole[: random.randrange(len(whole) + 1)]


def _flip(whole: bytes, random: Random) -> bytes:
    flipped = bytearray(whole)
    for _ in range(random.randint(1, 8) if flipped else 0):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _insert(whole: bytes, random: Random) -> bytes:
    place = random.randrange(len(whole) + 1)
    return whole[:place] + random.choice(PIECES) + whole[place:]


def _replace(whole: bytes, random: Random) -> bytes:
    """A run of letters or digits becomes something else."""
    place = random.randrange(len(whole) + 1)
    end = min(len(whole), place + random.randint(1, 12))
    return whole[:place] + random.choice(PIECES) + whole[end:]


def _retype(whole: bytes, random: Random) -> bytes:
    """Some words and numbers become others, so that what stands around them still holds."""
    parts = _RUN.split(whole)  # what stands between, and the runs, by turns
    for _ in range(random.randint(1, 12) if len(parts) > 1 else 0):
        place, other = (random.randrange(1, len(parts), 2) for _ in range(2))
        instead = (b"", b"0", b"-1", b"99999999999999999999", b"1e400", b"zz", b"x" * 1_000, parts[other], parts[other])
        parts[place] = random.choice(instead)
    return b"".join(parts)


def _rearranged(whole: bytes, random: Random) -> bytes:
    """XML whose elements are left out, doubled, moved into others, called as others or given others' attributes."""
    try:
        root = ElementTree.fromstring(whole)  # noqa: S314 (made by these tests, spoilt or not)
    except (ElementTree.ParseError, ValueError, LookupError):
        return _retype(whole, random)
    for _ in range(random.randint(1, 8)):
        parent, other = (random.choice(list(root.iter())) for _ in range(2))
        kind = random.randrange(5)
        if kind == 0 and len(parent):
            parent.remove(random.choice(list(parent)))
        elif kind == 1:
            parent.append(copy.deepcopy(other))
        elif kind == 2:
            parent.tag = other.tag
        elif kind == 3:
            parent.attrib.update(dict.fromkeys(parent.attrib, random.choice(_VALUES)) | other.attrib)
        elif parent.attrib:
            parent.set(random.choice(list(parent.attrib)), random.choice(_VALUES))
    return ElementTree.tostring(root)


def _leave_out(whole: bytes, random: Random) -> bytes:
    first, last = sorted(random.randrange(len(whole) + 1) for _ in range(2))
    return whole[:first] + whole[last:]


def _repeat(whole: bytes, random: Random) -> bytes:
    first = random.randrange(len(whole) + 1)
    last = min(len(whole), first + 200)
    return whole[:last] + whole[first:last] * random.choice((1, 50)) + whole[last:]


def _encode(whole: bytes, random: Random) -> bytes:
    """In another encoding, with half of a character."""
    text = whole.decode("utf-8", "replace")
    place = random.randrange(len(text) + 1)
    encoding = random.choice(("utf-16", "utf-16-le", "utf-32", "utf-8", "cp1252", "utf-7"))
    handler = "surrogatepass" if encoding.startswith(("utf-16", "utf-32", "utf-8")) else "replace"
    return f"{text[:place]}\ud83d{text[place:]}".encode(encoding, handler)


_ACCIDENTS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _cut, _flip, _flip, _insert, _insert, _replace, _replace, _retype, _retype, _retype, _leave_out, _repeat, _encode,
)  # fmt: skip


def _within(whole: bytes, random: Random) -> bytes:
    """An accident to one of an archive's files, a file too many, or a bomb."""
    try:
        files = _unpacked(whole)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _flip(whole, random)
    names = sorted(files)
    kind = random.random()
    if kind < 0.85 and names:
        name = random.choice(names)
        files[name] = _after_an_accident(files[name], random)
    elif kind < 0.9:
        files[random.choice(("../x", "/etc/x", "C:/x", "a\\..\\x"))] = b"x"
    elif kind < 0.95 and names:
        files[random.choice(names)] = bytes(2_000_000)
    elif names:
        del files[random.choice(names)]
    return _repacked(files)


def _unpacked(whole: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _repacked(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        warnings.simplefilter("ignore")
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 1)  # dated alike
    return buffer.getvalue()
