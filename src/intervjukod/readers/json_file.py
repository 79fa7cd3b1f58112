"""JSON from strangers, read within bounds: bytes, things in it, things inside one another."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source

SIZE = 32 * 2**20
"""Characters. Half a day of talk with every word's time has a third of that."""
THINGS = 1_000_000
"""Lists and mappings. A spoken hour with every word's time has ten thousand."""

_HEAD = re.compile(r"\s{0,99}\{\s{0,99}\"(\w{1,40})\"\s{0,9}:")


def first_key(text: str) -> str:
    """The first key of a text that begins as a mapping in JSON; "" for any other text."""
    match = _HEAD.match(text)
    return match[1] if match else ""


def mapping_in(source: Source) -> Mapping[str, Any]:
    """The mapping that the file is. SourceError, with a line, when it is none or beyond the bounds."""
    text = source.text
    if len(text) > SIZE or text.count("{") + text.count("[") > THINGS:
        raise SourceError("readers.json_too_large", path=source.path)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError("readers.broken_json", path=source.path, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise SourceError("readers.json_too_deep", path=source.path) from error
    except ValueError as error:  # a number of thousands of digits
        raise SourceError("readers.json_number", path=source.path) from error
    if not isinstance(value, dict):
        raise SourceError("readers.json_no_transcript", path=source.path)
    return value
