"""Trained pipelines of fiction, as an installer leaves them."""

from __future__ import annotations

import json
from pathlib import Path

PACKAGE = """
def load(**overrides):
    import spacy
    from spacy.lookups import Lookups
    pipeline = spacy.blank("sv")
    table = Lookups()
    table.add_table("lemma_lookup", {"såg": "se"})
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=table)
    return pipeline
"""


def installed(site: Path, package: str, fits: str = ">=3.0,<4.0", meta: str = "") -> None:
    """A trained pipeline as an installer leaves it."""
    (site / package).mkdir()
    (site / package / "__init__.py").write_text(PACKAGE, "utf-8")
    (site / package / "meta.json").write_text(meta or json.dumps({"version": "3.8.0", "spacy_version": fits}), "utf-8")
    told = site / f"{package}-3.8.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 3.8.0\n", "utf-8")
    (told / "entry_points.txt").write_text(f"[spacy_models]\n{package} = {package}\n", "utf-8")
