"""Roles that a report merges: in every count, filter, cell and quote, and their parts in none of its pages."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intervjukod.errors import UsageError
from intervjukod.study import Study
from tests.builders import GUIDE, study_folder
from tests.unit.study.acting import code, told

ROLES = ("polis/kommunpolis", "polis/spanare", "väktare", "socialsekreterare")
MERGES = {"uniformerad personal": ("polis/kommunpolis", "väktare")}
FORMS = ("table", "md", "csv", "json", "html", "docx", "xlsx")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four interviews, each of a role of its own; those of two roles bring up staffing."""
    lines = "".join(f"I{n},{role}\n" for n, role in enumerate(ROLES))
    transcripts = {f"I{n}.txt": "I: Hur är det?\n\nP: Vi är för få.\n" for n in range(len(ROLES))}
    root = tmp_path_factory.mktemp("roles") / "torget"
    folder = study_folder(root, transcripts=transcripts, informants=f"transcript,role\n{lines}", guide=GUIDE)
    with Study.open(folder, coder="Anna") as study:
        for n in range(len(ROLES)):
            if n in (0, 2):
                code(study, "Vi är för få", "staffing", transcript=f"I{n}")
            study.transcripts.set_done(study.transcripts.find(f"I{n}"))
    return folder


@pytest.fixture
def study(made: Path) -> Iterator[Study]:
    """The four, to be looked at."""
    with Study.open(made, coder="Anna") as study:
        yield study


def as_object(study: Study, kind: str, **asked: Any) -> Any:
    """A report with the merged roles, as JSON."""
    return json.loads(study.results.write(study.results.make(kind, **{"roles": MERGES, **asked}), "json"))


def test_a_comparison_has_the_merged_role_in_place_of_its_parts(study: Study) -> None:
    """With the informants of both; a role that is left of a path stands as before."""
    row = as_object(study, "compare")["rows"][0]
    assert {value: (cell["informants"], cell["informants_of"]) for value, cell in row["by"].items()} == {
        "uniformerad personal": (2, 2),
        "polis": (0, 1),
        "polis/spanare": (0, 1),
        "socialsekreterare": (0, 1),
    }


def test_a_filter_goes_by_the_merged_role(study: Study) -> None:
    """In counts and coverage; a part of it is a role that nobody has here."""
    told_ = as_object(study, "frequency", role="uniformerad personal")
    assert (told_["rows"][0]["informants"], told_["rows"][0]["informants_of"]) == (2, 2)
    assert told_["selection"]["roles"] == ["uniformerad personal"]
    assert len(as_object(study, "coverage", role="uniformerad personal")["rows"][0]["by"]) == 2
    assert as_object(study, "frequency", role="polis")["rows"][0]["informants_of"] == 1
    with pytest.raises(UsageError, match="attribute_unknown"):
        study.results.make("frequency", roles=MERGES, role="väktare")


def test_what_a_guide_asks_of_a_role_follows_from_the_role_that_they_have(study: Study) -> None:
    """A question for the police is one to ask the officer, whatever the report calls them, and not the guard."""
    apart = {row["question"]: row["by"] for row in as_object(study, "coverage", roles={})["rows"]}
    merged = {row["question"]: row["by"] for row in as_object(study, "coverage")["rows"]}
    assert {question: sorted(by.values()) for question, by in apart.items()} == {
        question: sorted(by.values()) for question, by in merged.items()
    }
    assert sorted(merged["q3"].values()) == ["not asked", "not asked", "not in guide", "not in guide"]
    assert merged["q3"]["I1"] == "not asked"


def pages(study: Study, kind: str, **asked: str) -> Iterator[str]:
    """A report with merged roles in every format, as text."""
    result = study.results.make(kind, roles=MERGES, **asked)
    for form in FORMS[:4]:
        yield study.results.write(result, form)
    yield b"".join(study.results.document(result, "html")).decode()
    for form in FORMS[5:]:
        with zipfile.ZipFile(io.BytesIO(b"".join(study.results.document(result, form)))) as archive:
            yield "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("kind", ["frequency", "compare", "concordance"])
def test_no_page_tells_the_parts_of_a_merged_role(study: Study, kind: str) -> None:
    """Every format names the merged role; neither a heading nor the line over a quote says who is behind it."""
    for page in pages(study, kind):
        assert "väktare" not in page
        assert "kommunpolis" not in page
    assert all("uniformerad personal" in page for page in list(pages(study, "compare")))


NAMING: tuple[tuple[str, dict[str, str]], ...] = (
    ("concordance", {}),
    ("concordance", {"by": "informant"}),
    ("compare", {"by": "informant"}),
    ("coverage", {}),
    ("portraits", {}),
    ("frequency", {}),
)


@pytest.mark.parametrize(("kind", "asked"), NAMING)
def test_informants_of_a_merged_role_go_by_it_and_a_number(study: Study, kind: str, asked: dict[str, str]) -> None:
    """In every format, since what they and their interviews are called may tell the role they have."""
    for page in pages(study, kind, **asked):
        assert not re.search(r"\bI[02]\b", re.sub(r' r="\w+"', "", page))  # a workbook has cells of that name
    told_ = "".join(pages(study, kind, **asked))
    assert kind == "frequency" or {"uniformerad personal 1", "uniformerad personal 2"} <= {
        found.group() for found in re.finditer(r"uniformerad personal \d", told_)
    }


def test_the_author_is_told_names(study: Study) -> None:
    """Of whom the quotes of a theme summary come from, though its pages have none."""
    made = study.results.themes(roles=MERGES)
    assert {row.informant for row in made.per_informant} == {"I0", "I1", "I2", "I3"}


def test_the_line_over_a_quote_says_the_merged_role(study: Study) -> None:
    """Also where the report is of no roles."""
    page = b"".join(study.results.document(study.results.make("frequency", roles=MERGES), "html")).decode()
    assert page.count("· uniformerad personal") == 2


def test_a_past_report_merges_too(study: Study) -> None:
    """As of a point, with the words of its quotes."""
    result = study.results.make("compare", roles=MERGES, at=str(study.arrived))
    assert "· uniformerad personal" in b"".join(study.results.document(result, "html")).decode()


@pytest.mark.parametrize(
    ("merges", "key"),
    [
        ({"a": ("pilot",)}, "attribute_unknown"),
        ({"a": ("pol",)}, "attribute_unknown"),
        ({"a": ("polis",), "b": ("polis/spanare",)}, "roles.error.doubled"),
        ({"a": ("väktare",), "b": ("polis", "väktare")}, "roles.error.doubled"),
        ({" ": ("polis",)}, "roles.error.name"),
        ({"a;b": ("polis",)}, "roles.error.name"),
        ({"a": ()}, "roles.error.name"),
        ({"polis": ("väktare",)}, "roles.error.taken"),
        ({"polis": ("polis/spanare",)}, "roles.error.taken"),
    ],
)
def test_what_cannot_be_merged_is_refused(study: Study, merges: dict[str, tuple[str, ...]], key: str) -> None:
    """A role that nobody has, one that would go by two names, a name that is none or another's role."""
    with pytest.raises(UsageError) as error:
        study.results.make("frequency", roles=merges)
    assert told(error)[0] == key
