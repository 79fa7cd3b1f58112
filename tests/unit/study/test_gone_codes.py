"""A code that an undo brings back stands in its file as it stood before it was taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import study_folder
from tests.unit.study.acting import edit

LAID_OUT = """\
# Kodboken för torget.
codebook: Torget
codes:
  staffing:        # den stora
    label: {sv: Bemanning}
    key: b

  # Samverkan kom ur
  # pilotintervjuerna.
  samverkan:       # med kommunen
    # så säger de själva
    label: Samverkan      # inte samarbete
    key: s
    codes:
      # bara vakterna
      rutiner: {label: Rutiner, key: r}   # skrivna
      möten:   {label: Möten}

    brief: >-
      Vem gör vad
      med vem

  # Allt annat.
  övrigt: {label: 'Övrigt', key: v}
# slut
"""


@pytest.fixture
def laid_out(tmp_path: Path) -> Path:
    """A study whose codebook has comments everywhere."""
    return study_folder(tmp_path / "torget", codebook=LAID_OUT)


def text(folder: Path) -> str:
    """What its codebook says."""
    return (folder / "codebooks" / "torget.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "into"),
    [("samverkan", "staffing"), ("rutiner", "möten"), ("möten", "övrigt"), ("staffing", "övrigt"),
     ("övrigt", "staffing"), ("övrigt", "rutiner"), ("möten", "rutiner")],
)  # fmt: skip
def test_a_merge_undone(laid_out: Path, key: str, into: str) -> None:
    """Wherever it stood, whatever stood under it."""
    with Study.open(laid_out, coder="Anna") as study:
        study.codebook.merge(key, into)
        assert f"was: [{key}]" in text(laid_out)
        study.history.undo()
        assert text(laid_out) == LAID_OUT
        assert study.codebook.findings() == ()
        assert all(check.status != "finding" for check in study.history.doctor(deep=True))


def test_also_after_the_program_was_closed(laid_out: Path) -> None:
    """And again and again."""
    for _ in range(2):
        with Study.open(laid_out, coder="Anna") as study:
            study.codebook.merge("samverkan", "staffing")
        with Study.open(laid_out, coder="Anna") as study:
            study.history.undo()
            assert text(laid_out) == LAID_OUT


@pytest.mark.parametrize(("key", "into"), [("samverkan", "staffing"), ("möten", "övrigt"), ("staffing", "övrigt")])
def test_with_what_was_changed_meanwhile(tmp_path: Path, key: str, into: str) -> None:
    """Cancelled from history, after somebody wrote in the file and Anna on the screen: as if never merged."""
    texts = []
    for merges in (False, True):
        folder = study_folder(tmp_path / f"{merges}" / "torget", codebook=LAID_OUT)
        with Study.open(folder, coder="Anna") as study:
            merge = study.codebook.merge(key, into).gesture if merges else ""
            edit(folder / "codebooks" / "torget.yaml", "# slut", "# nästan slut")
            study.poll()
            study.codebook.edit("rutiner", label="Vanor")
            study.codebook.add("trygghet", label="Trygghet")
            if merge:
                study.history.cancel(merge)
            texts.append(text(folder))
    assert texts[0] == texts[1]


def test_a_new_code_taken_back_and_made_again(laid_out: Path) -> None:
    """What a person wrote beside it meanwhile comes back too."""
    with Study.open(laid_out, coder="Anna") as study:
        study.codebook.add("trygghet", label="Trygghet")
        edit(laid_out / "codebooks" / "torget.yaml", "label: {sv: Trygghet}", "label: {sv: Trygghet}   # fråga Åsa")
        study.poll()
        before = text(laid_out)
        made = next(row for row in study.history.rows() if row.act.key == "acts.code_added").gesture
        study.history.cancel(made)
        assert "trygghet" not in text(laid_out)
        study.history.restore(made)
        assert text(laid_out) == before
