"""Links in a study from somebody else: none takes in a file from elsewhere, unless a person names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.locale import worded
from intervjukod.study import Study
from tests.builders import study_folder

PRIVATE = "I: A?\n\nP: Min dagbok.\n"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A private file outside the study."""
    path = tmp_path / "dagbok.txt"
    path.write_text(PRIVATE, "utf-8")
    return path


@pytest.fixture
def linked(tmp_path: Path, diary: Path) -> Path:
    """A study, never opened, with a link to the diary and one to a file of its own."""
    folder = study_folder(tmp_path / "torget")
    (folder / "transcripts" / "x.txt").symlink_to(diary)
    (folder / "I09.txt").write_text(PRIVATE.replace("Min", "Vår"), "utf-8")
    (folder / "transcripts" / "I09.txt").symlink_to("../I09.txt")
    return folder


def names(study: Study) -> list[str]:
    """The transcripts in the study."""
    return [one.name for one in study.transcripts.list()]


def test_the_first_opening_passes_over_a_link_that_leads_out(linked: Path) -> None:
    """It is told in one line, with what to do; a link inside the study is a file like others."""
    with Study.open(linked, coder="Anna") as study:
        assert names(study) == ["I01-polis", "I02-vakt", "I09"]
        (line,) = [worded(note, "sv") for note in study.facts.notices if "x.txt" in worded(note, "sv")]
        assert "länk ut ur studien" in line
        assert study.transcripts.waiting() == []


def test_taking_the_folder_in_passes_it_over_too(linked: Path, tmp_path: Path) -> None:
    """Whether it is the study's own folder, or one that was named; what is left out is told."""
    with Study.open(linked, coder="Anna") as study:
        for paths in (None, [linked / "transcripts"]):
            assert [path.name for path in study.transcripts.read(paths).passed_over] == ["x.txt"]
            study.transcripts.take_in(paths)
        assert "x" not in names(study)


def test_a_folder_that_is_such_a_link_is_no_way_around(tmp_path: Path, diary: Path) -> None:
    """A `transcripts` that leads out of the study gives none of its files."""
    folder = study_folder(tmp_path / "torget")
    (folder / "transcripts").rename(tmp_path / "elsewhere")
    (folder / "transcripts").symlink_to(tmp_path / "elsewhere")
    with Study.open(folder, coder="Anna") as study:
        assert names(study) == []


def test_a_link_that_is_named_is_taken_in(linked: Path) -> None:
    """What a person names is theirs to name."""
    with Study.open(linked, coder="Anna") as study:
        study.transcripts.take_in([linked / "transcripts" / "x.txt"])
        assert "x" in names(study)
