"""`docs/keys.md` is what the registry says."""

from __future__ import annotations

from intervjukod.tui.actions import ANY, BINDINGS, Place
from intervjukod.tui.presenter.status import key_name
from tests.golden.keys.document import DOCUMENT, document


def test_the_page_is_what_the_registry_says() -> None:
    """Whoever changes a key runs `make docs`."""
    assert DOCUMENT.read_text("utf-8") == document(), "docs/keys.md is behind the registry: make docs"


def test_every_key_of_every_place_is_on_the_page() -> None:
    """Each binding is told in the section of its place; letters and digits stand for all of them."""
    sections = DOCUMENT.read_text("utf-8").split("## In ")[1:]
    told = dict(zip(Place, sections, strict=True))
    missing = [
        (place, key)
        for place, key in BINDINGS
        if key != ANY and not key.isalnum() and key_name(key, "en") not in told[place]
    ]
    assert missing == []
