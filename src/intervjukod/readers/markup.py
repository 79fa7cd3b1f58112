"""Tags and entities, as subtitles and web editors write them."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([a-zA-Z][a-zA-Z0-9]{1,31}));")


def without_entities(text: str) -> str:
    """Entities as the signs that they mean; what only looks like one stays as it is."""
    return _ENTITY.sub(_sign, text)


def _sign(entity: re.Match[str]) -> str:
    known = entity[1] is None or f"{entity[1]};" in html5
    return unescape(entity[0]) if known else entity[0]
