"""Reports of a study large enough to be tested: what the approach lets through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervjukod.analysis.differences import Method
from intervjukod.domain.span import Span
from intervjukod.study import Study
from tests.builders import STUDY, study_folder

ROLES = ["polis"] * 5 + ["ordningsvakt"] * 3


def eight(root: Path, approach: str) -> Path:
    """Five officers who all bring up cooperation and three guards who do not, in a study of an approach."""
    informants = "transcript,role\n" + "".join(f"I{n},{role}\n" for n, role in enumerate(ROLES))
    transcripts = {f"I{n}.txt": "I: Hur är det?\n\nP: Vi är för få.\n" for n in range(len(ROLES))}
    settings = STUDY.replace("codebook", approach)
    folder = study_folder(root, transcripts=transcripts, informants=informants, settings=settings)
    with Study.open(folder, coder="Anna") as study:
        for n, role in enumerate(ROLES):
            opened = study.transcripts.open(study.transcripts.find(f"I{n}"))
            if role == "polis":
                start = opened.text.index("Vi är")
                study.coding.code(opened.id, Span(start, start + 5), "samverkan")
            study.transcripts.set_done(opened.id)
    return folder


@pytest.mark.parametrize("method", list(Method))
def test_five_against_three_is_tested(tmp_path: Path, method: Method) -> None:
    """The smallest p there is, for the only code that anybody uses."""
    with Study.open(eight(tmp_path / "torget", "codebook"), coder="Anna") as study:
        told = json.loads(study.results.write(study.results.compare(test=method), "json"))
    tests = {row["code"]: row["test"]["p"] for row in told["rows"] if row["test"]}
    assert tests == {"samverkan": pytest.approx(1 / 56)}
    assert told["selection"]["test"]["method"] == method


def test_a_reflexive_study_tests_nothing(tmp_path: Path) -> None:
    """Whatever n would bear, and neither does a report without numbers."""
    with Study.open(eight(tmp_path / "torget", "reflexive"), coder="Anna") as study:
        made = study.results.compare(test="fisher", intervals=True)
    assert (made.differences, made.intervals) == (None, False)
    with Study.open(eight(tmp_path / "andra", "codebook"), coder="Anna") as study:
        made = study.results.compare(test="fisher", numbers=False)
    assert made.differences is None
    assert made.notes[-1].key == "analyses.no_inference"
