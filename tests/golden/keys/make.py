"""Write the page about keys anew: ``python -m tests.golden.keys.make``."""

from __future__ import annotations

from tests.golden.keys.document import DOCUMENT, document

if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
