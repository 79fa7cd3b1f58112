"""The room of the codebook: finding codes, the counts beside them, the guide in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import AmbiguousError, NotFoundError
from intervjukod.study import Study
from intervjukod.study.shapes import CodeCount
from tests.builders import CODEBOOK, GUIDE, TRANSCRIPTS, study_folder
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, edit, told, words


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("staffing", "staffing"),
        ("bemanning", "staffing"),
        ("STAFFING", "staffing"),
        ("Folk", "staffing"),
        ("Övrigt", "övrigt"),
    ],
)
def test_a_code_is_found_by_key_label_or_alias(study: Study, name: str, key: str) -> None:
    """In any of its languages, in either case."""
    assert study.codebook.find(name) == key


def test_a_label_of_two_codes_finds_neither(study: Study, folder: Path) -> None:
    """The error lists both keys; each key finds its own."""
    edit(folder / "codebooks" / "torget.yaml", "{label: Personalkontinuitet, key: k}", "{label: Samverkan, key: k}")
    study.poll()
    with pytest.raises(AmbiguousError) as error:
        study.codebook.find("samverkaN")
    assert told(error) == ("code_ambiguous", {"name": "samverkaN", "found": "kontinuitet, samverkan"})
    assert study.codebook.find("samverkan") == "samverkan"
    with pytest.raises(NotFoundError) as missing:
        study.codebook.find("stafing")
    assert told(missing) == ("code_unknown", {"name": "stafing", "near": "staffing"})


def test_a_swallowed_key_finds_what_swallowed_it(study: Study, folder: Path) -> None:
    """What was coded with it is a passage of the other; a load of it makes nothing twice."""
    code(study, FEW, "kontinuitet")
    path = folder / "codebooks" / "torget.yaml"
    edit(path, "    codes:\n      kontinuitet: {label: Personalkontinuitet, key: k}\n", "    was: [kontinuitet]\n")
    study.poll()
    assert study.codebook.findings() == ()
    assert study.codebook.find("kontinuitet") == "staffing"
    assert words(study) == {FEW: "staffing"}
    assert [passage.code for passage in study.reading.passages(code="staffing")] == ["staffing"]
    report = study.coding.load([{"transcript": "I01", "text": FEW, "code": "kontinuitet"}])
    assert (report.added, report.skipped) == (0, 1)
    act = study.coding.code(
        study.transcripts.find("I01"), study.coding.of(study.transcripts.find("I01"))[0].span, "staffing"
    )
    assert act.key == "acts.already_coded"


def test_counts_beside_the_codes(study: Study) -> None:
    """One's own: codings here, informants in the study; a parent has its children's; kept right after each act."""
    i01, i02 = study.transcripts.find("I01"), study.transcripts.find("I02")
    assert study.codebook.counts(i01)["staffing"] == CodeCount(0, 0, 2)
    code(study, FEW, "staffing")
    code(study, PEOPLE, "kontinuitet", nth=1)
    code(study, TWO, "kontinuitet", transcript="I02")
    code(study, FEW, "samverkan", coder="Bo")
    assert study.codebook.counts(i01) == {
        "staffing": CodeCount(2, 2, 2),
        "kontinuitet": CodeCount(1, 2, 2),
        "samverkan": CodeCount(0, 0, 2),
        "förflyttning": CodeCount(0, 0, 2),
        "övrigt": CodeCount(0, 0, 2),
    }
    assert study.codebook.counts(i02)["staffing"] == CodeCount(1, 2, 2)
    study.coding.remove(study.coding.of(i02)[0].id)
    assert study.codebook.counts(i01)["staffing"] == CodeCount(2, 1, 2)
    study.history.undo()
    assert study.codebook.counts(i01)["staffing"] == CodeCount(2, 2, 2)


def test_the_guide_in_use_is_the_one_for_the_role(tmp_path: Path) -> None:
    """The first that is meant for somebody heard there, else the first."""
    folder = study_folder(tmp_path / "torget", guide=GUIDE.replace("version: 1\n", "for: [polis]\n"))
    (folder / "codebooks" / "vakter.yaml").write_text("guide: Vakter\nfor: [ordningsvakt]\nquestions: []\n", "utf-8")
    with Study.open(folder, coder="Anna") as study:
        for transcript, title in (("I01", "Bilaga"), ("I02", "Vakter")):
            guide = study.codebook.guide_for(study.transcripts.find(transcript))
            assert guide is not None
            assert guide.title == title


def test_a_study_without_codebook_and_guide(tmp_path: Path) -> None:
    """Nothing to code with, and nothing breaks."""
    folder = study_folder(tmp_path / "torget", codebook="", guide="")
    with Study.open(folder, coder="Anna") as study:
        i01 = study.transcripts.find("I01")
        assert (study.codebook.book.codes, study.codebook.guide_for(i01), study.codebook.counts(i01)) == ((), None, {})
        assert study.reading.answers(i01) == []
        for made in (study.results.frequency(), study.results.compare(), study.results.coverage()):
            assert study.results.write(made, "json")
        study.codebook.add("trygghet")
        code(study, FEW, "trygghet")
        assert words(study) == {FEW: "trygghet"}


def test_labels_follow_the_language(folder: Path) -> None:
    """A label without a language serves in both."""
    for language, labels in (("sv", ("Bemanning", "Personalkontinuitet")), ("en", ("Staffing", "Personalkontinuitet"))):
        with Study.open(folder, coder="Anna", language=language) as study:
            book = study.codebook.book
            assert tuple(book.by_key[key].name(language) for key in ("staffing", "kontinuitet")) == labels
    assert CODEBOOK
    assert TRANSCRIPTS
