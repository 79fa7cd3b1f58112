"""The text of a rich text file, token by token."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from intervjukod.errors import SourceError
from intervjukod.readers.document import Line
from intervjukod.readers.rtf_story import Beside, Story
from intervjukod.readers.rtf_words import (
    CHARSETS,
    MARGINS,
    PICTURES,
    SIGNS,
    SKIPPED,
    STARRED,
    SYMBOLS,
    TABLES,
    WHOLE_FILE,
)
from intervjukod.readers.symbols import UNKNOWN, draws, sign

DEPTH = 500
TOKENS = 2_000_000

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_HEADING = re.compile(r"(?:heading|rubrik) [1-9]|title|titel|rubrik", re.IGNORECASE)
_DRAWS = re.compile(r"\s{0,9}SYMBOL\s{1,9}(\d{1,3})(?:[^\"]{0,40}\\f\s{0,9}\"?([^\"\\]{1,40}))?")
_UNICODE = 0x10000


@dataclass(slots=True)
class _State:
    """What holds until the group ends."""

    story: Story
    table: str = ""
    skip: bool = False
    starred: bool = False
    without_ansi: bool = False
    unicode_skip: int = 1
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    heading: bool = False


class Rtf:
    """The lines of one document. ``counts`` says how often something was met that has to be told.

    ``encoding`` is that of the letters that have no code of their own.
    """

    def __init__(self, data: bytes, path: str) -> None:
        """SourceError for a file beyond its bounds."""
        self.encoding = "cp1252"
        self.counts: Counter[str] = Counter()
        self._data, self._path = data, path
        self._body = Story()
        self._states = [_State(self._body)]
        self._beside = Beside(self.counts)
        self._marked = False
        self._fonts: dict[int, tuple[str, int]] = {}
        self._default_font = -1
        self._headings: set[int] = set()
        self._entry = [0, 0]  # the number and the character set of the font or style that is being read
        self._instruction = ""
        self._raw = bytearray()
        self._left = 0

    def lines(self) -> Iterator[Line]:
        """Every line of the document, text boxes and notes at its end."""
        place = tokens = 0
        while match := _TOKEN.search(self._data, place):
            tokens += 1
            if tokens > TOKENS:
                raise SourceError("files.archive_too_large", path=self._path)
            place = match.end()
            word, number, code, symbol, brace, text = match.groups()
            if word is not None:
                value = int(number) if number else None
                if word == b"bin" and value:
                    place += max(0, value)
                    continue
                self._flush()
                self._word(word.decode(), value)
            elif text is not None or code is not None:
                self._bytes(text if text is not None else bytes([int(code, 16)]))
            elif brace is not None:
                self._flush()
                self._left = 0
                if not self._group(brace):
                    break
            elif symbol is not None:
                self._flush()
                self._symbol(symbol.decode("latin-1"))
        self._flush()
        yield from [*self._body.end(), *self._beside.boxes, *self._beside.notes]

    @property
    def _now(self) -> _State:
        return self._states[-1]

    def _group(self, brace: bytes) -> bool:
        """Begin or end a group; False when the document has ended."""
        if brace == b"{":
            if len(self._states) > DEPTH:
                raise SourceError("files.archive_too_large", path=self._path)
            self._states.append(replace(self._now, starred=False))
            return True
        if len(self._states) > 1:
            ended = self._states.pop()
            if ended.table == "fldinst" != self._now.table:
                self._end_instruction()
            if ended.story is not self._now.story:
                self._beside.end(ended.story)
        return len(self._states) > 1

    def _bytes(self, text: bytes) -> None:
        """Bytes of text, as far as they do not only stand in for a letter that has been read."""
        passed = min(self._left, len(text))
        self._left -= passed
        if not self._now.skip:
            self._raw += text[passed:]

    def _flush(self) -> None:
        """Decode the bytes that have come since the last control word."""
        if not self._raw:
            return
        raw, self._raw = bytes(self._raw), bytearray()
        name, charset = self._fonts.get(self._now.font, ("", 0))
        if self._now.table:
            self._define(raw.decode(self.encoding, "replace"))
        elif charset == PICTURES or draws(name):
            self._add("".join(self._drawn(code, name if draws(name) else "Symbol") for code in raw))
        else:
            self._add(raw.decode(CHARSETS.get(charset, self.encoding), "replace"))

    def _drawn(self, code: int, font: str) -> str:
        shown = sign(code, font) if code > 0x20 else " "
        self.counts["symbols"] += shown == UNKNOWN
        return shown

    def _add(self, text: str) -> None:
        now = self._now
        if now.skip or now.table or not text:
            return
        if now.hidden or now.deleted:
            self.counts["deleted" if now.deleted else "hidden"] += 1
        else:
            now.story.parts.append(text)

    def _symbol(self, symbol: str) -> None:
        if self._left:
            self._left -= 1
        elif symbol == "*":
            self._now.starred = True
        elif self._now.table:
            self._define(symbol)
        elif symbol in "\r\n":
            self._word("par", None)
        else:
            self._add(SYMBOLS.get(symbol, ""))

    def _word(self, word: str, value: int | None) -> None:
        if self._left and word != "u":
            self._left -= 1
            return
        now = self._now
        starred, now.starred = now.starred, False
        if word == "ud":
            now.skip = now.without_ansi
        elif self._begins(word, starred):
            return
        if now.table:
            self._entry_word(word, value)
        elif now.skip:
            return
        elif word == "u":
            self._unicode(value)
        elif word in SIGNS:
            self._add(SIGNS[word])
        elif not self._layout(word, value):
            self._property(word, value)

    def _begins(self, word: str, starred: bool) -> bool:
        """Whether the word begins a destination of its own."""
        now = self._now
        self.counts["comments"] += word == "annotation" and not now.skip
        if word in SKIPPED or (starred and word not in STARRED):
            now.without_ansi = now.skip or word != "upr"
            now.skip = True
        elif now.skip:
            return False
        elif word in TABLES:
            now.table = word
        elif word in MARGINS:
            now.story = Story("margin")
        elif word == "shptxt":
            now.story = Story("box")
        elif word == "footnote":
            now.story = now.story.footnote() if self._marked else Story("footnote")
            self._marked = False
        else:
            return False
        return True

    def _unicode(self, value: int | None) -> None:
        if value is None:
            return
        code = value + _UNICODE if value < 0 else value
        name, _ = self._fonts.get(self._now.font, ("", 0))
        if 0xF020 <= code < 0xF100:
            self._add(self._drawn(code, name))
        else:
            self._add(chr(code) if 0 < code < _UNICODE else "\ufffd")
        self._left = self._now.unicode_skip

    def _layout(self, word: str, value: int | None) -> bool:
        """Paragraphs and tables; whether the word was one of theirs."""
        now = self._now
        if word in ("par", "sect"):
            if not (now.hidden or now.deleted):
                now.story.end_paragraph(heading=now.heading, in_table=now.in_table)
        elif word == "pard":
            now.in_table = now.heading = False
        elif word == "intbl":
            now.in_table = True
        elif word == "outlinelevel":
            now.heading = value is not None and value < 9
        elif word == "s":
            now.heading = value in self._headings
        else:
            return now.story.end_part(word)
        return True

    def _property(self, word: str, value: int | None) -> None:
        now = self._now
        if word == "uc":
            now.unicode_skip = min(max(value or 0, 0), 99)
        elif word == "f":
            now.font = -1 if value is None else value
        elif word == "plain":
            now.hidden = now.deleted = False
            now.font = self._default_font
        elif word == "v":
            now.hidden = value != 0
        elif word == "deleted":
            now.deleted = value != 0
        elif word == "revised":
            self.counts["inserted"] += value != 0
        elif word == "chftn":
            self._marked = now.story.kind != "footnote"
        elif word == "ftnalt":
            now.story.alternate = True
        else:
            self._of_file(word, value)

    def _of_file(self, word: str, value: int | None) -> None:
        if word == "deff" and value is not None:
            self._default_font = self._now.font = value
        elif word == "ansicpg" and value:
            with suppress(LookupError):
                self.encoding = codecs.lookup(f"cp{value}").name
        elif word in WHOLE_FILE:
            self.encoding = WHOLE_FILE[word]

    def _entry_word(self, word: str, value: int | None) -> None:
        """A control word in the table of fonts or of styles."""
        table = self._now.table
        if (table, word) in (("fonttbl", "f"), ("stylesheet", "s")):
            self._entry = [value or 0, 0]
        elif word == "fcharset":
            self._entry[1] = value or 0

    def _define(self, text: str) -> None:
        """The name of a font or of a style, which ends its entry, or part of a field's code."""
        table = self._now.table
        if table == "fldinst":
            self._instruction += text
            return
        name = text.partition(";")[0].strip()
        number, charset = self._entry
        if table == "fonttbl" and name:
            self._fonts.setdefault(number, (name, charset))
        elif _HEADING.fullmatch(name):
            self._headings.add(number)

    def _end_instruction(self) -> None:
        """A field that draws a sign has it in its code only."""
        code, self._instruction = _DRAWS.match(self._instruction), ""
        if code:
            self._add(self._drawn(int(code[1]), code[2] or ""))
