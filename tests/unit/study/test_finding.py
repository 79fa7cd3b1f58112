"""The list of transcripts, finding one in it, and the place where one was."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import NotFoundError
from intervjukod.study import Study
from tests.unit.study.acting import FEW, code, told


def test_the_list_tells_who_is_heard(study: Study) -> None:
    """Informants and their words; the interviewer is none."""
    first, second = study.transcripts.list()
    assert (first.informants, first.role, first.site) == (("Polis 1",), "polis/kommunpolis", "Sergels torg")
    assert (first.turns, first.words, second.words) == (6, 38, 20)
    assert [(row.informant, row.words) for row in study.transcripts.informants()] == [("Polis 1", 38), ("Vakt 1", 20)]


def test_codings_in_the_list_are_a_coder_s_or_everybody_s(study: Study) -> None:
    """With who has coded there."""
    code(study, FEW, "staffing")
    code(study, FEW, "samverkan", coder="Bo")
    code(study, "tolv år", "samverkan", coder="Bo")
    counted = {who: [row.codings for row in study.transcripts.list(who)] for who in (None, "Anna", "Bo", "Cia")}
    assert counted == {None: [3, 0], "Anna": [1, 0], "Bo": [2, 0], "Cia": [0, 0]}
    assert [row.coders for row in study.transcripts.list()] == [("Anna", "Bo"), ()]


def test_the_place_is_remembered_for_each_coder(folder: Path) -> None:
    """On this machine, until the next start."""
    with Study.open(folder, coder="Anna") as study:
        assert study.transcripts.last() is None
        i02 = study.transcripts.find("I02")
        study.transcripts.remember(i02, 17)
    with Study.open(folder, coder="Anna") as study:
        assert study.transcripts.last() == (i02, 17)
    with Study.open(folder, coder="Bo") as study:
        assert study.transcripts.last() is None


@pytest.mark.parametrize(
    ("name", "found"), [("I01-polis", "I01-polis"), ("I02-vakt.txt", "I02-vakt"), ("I02", "I02-vakt")]
)
def test_a_transcript_is_found_by_stem_file_or_prefix(study: Study, name: str, found: str) -> None:
    """Whichever is enough."""
    assert study.transcripts.open(study.transcripts.find(name)).name == found


@pytest.mark.parametrize("name", ["", "I03", "polis"])
def test_a_name_that_begins_no_transcript(study: Study, name: str) -> None:
    """Nothing is not a prefix of everything."""
    with pytest.raises(NotFoundError) as error:
        study.transcripts.find(name)
    assert told(error)[0] == "transcript_unknown"
