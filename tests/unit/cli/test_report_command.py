"""`report` beyond the counts: concordance, co-occurrence, tests, and reports without numbers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.cli.terminal import Speak, in_study


@pytest.fixture
def coded(done_once: Path, tmp_path: Path) -> Speak:
    """A copy of the coded study, to speak about as Anna."""
    return in_study(Path(shutil.copytree(done_once, tmp_path / "coded")), "Anna")


def test_concordance_tells_who_says_what(coded: Speak) -> None:
    """Of one code and what is below it; a code of another name is not there."""
    told = coded("report", "concordance", "Bemanning", "--format", "json").json
    assert {row["code"] for row in told["rows"]} <= {"staffing", "kontinuitet"}
    row = next(row for row in told["rows"] if (row["code"], row["facet"]) == ("staffing", "riktning"))
    assert list(row["by"]["polis"]["values"]) == ["minskat"]
    assert row["by"]["ordningsvakt"]["not_stated"] == row["by"]["ordningsvakt"]["informants"] != []
    assert coded("report", "concordance", "ingen").code == 1
    assert coded("report", "concordance", "--by", "hatt").code == 1
    assert coded("report", "concordance", "--period", "hatt").code == 1


def test_concordance_of_each_informant_where_there_are_no_roles(coded: Speak) -> None:
    """By informant when asked for."""
    told = coded("report", "concordance", "--by", "informant", "--format", "json").json
    assert told["selection"]["by"] == "informant"
    assert len(told["rows"][0]["by"]) == 2


@pytest.mark.parametrize(
    ("near", "told"), [("overlap", ("overlap", None)), ("turn", ("turn", None)), ("5", ("words", 5))]
)
def test_co_occurrence_by_what_near_is(coded: Speak, near: str, told: tuple[str, int | None]) -> None:
    """One pair overlaps; the report says what near meant."""
    made = coded("report", "co-occurrence", "--near-by", near, "--format", "json").json
    assert (made["selection"]["near"], made["selection"]["within"]) == told
    assert [(row["code"], row["other"], row["association"]) for row in made["rows"]] == [("staffing", "samverkan", 0.5)]


def test_co_occurrence_in_an_answer_reads_the_guide(coded: Speak) -> None:
    """A proposed answer is one, until somebody says where the answer is."""
    assert len(coded("report", "co-occurrence", "--near-by", "answer", "--format", "json").json["rows"]) == 1
    for question in ("q1", "q2", "q3"):
        said = coded("answers", "I01", "set", question, "--answered", "4:9")
        assert said.code == 0, said.err
    assert coded("report", "co-occurrence", "--near-by", "answer", "--format", "json").json["rows"] == []


def test_a_test_that_n_forbids_is_declined_with_the_smallest_p(coded: Speak) -> None:
    """One against one: exit code 0, no p, and why."""
    said = coded("report", "compare", "--test", "fisher", "--lang", "en")
    assert said.code == 0
    assert "cannot be tested statistically: p cannot be lower than 1.00" in said.out.replace("\n  ", " ")
    assert coded("report", "compare", "--test", "permutation", "--format", "json").json["columns"][-1] == "by"
    assert "intervals" in coded("report", "frequency", "--intervals", "--lang", "en").out


def test_an_approach_decides_in_every_format(coded: Speak, done_once: Path, tmp_path: Path) -> None:
    """Reliability shows intervals unasked; reflexive declines them and hides passages, also in CSV."""
    folder = tmp_path / "coded"
    settings = folder / "study.yaml"
    settings.write_text(settings.read_text("utf-8").replace("codebook", "coding-reliability"), "utf-8")
    assert "low" in coded("report", "compare", "--format", "csv").out.splitlines()[0].split(",")
    settings.write_text(settings.read_text("utf-8").replace("coding-reliability", "reflexive"), "utf-8")
    head, first = (line.split(",") for line in coded("report", "compare", "--format", "csv").out.splitlines()[:2])
    assert dict(zip(head, first, strict=True))["passages"] == ""
    assert "low" not in head
    assert "reflexive" in coded("report", "compare", "--intervals", "--lang", "en").out
    assert "intervals or tests" in coded("report", "compare", "--test", "fisher", "--lang", "en").out


def test_without_numbers(coded: Speak) -> None:
    """What comes up is told, not by how many; in every report."""
    row = coded("report", "frequency", "--no-numbers", "--format", "json").json["rows"][0]
    assert (row["mentioned"], row["informants"], row["passages"]) == (True, None, None)
    for kind in ("frequency", "compare", "concordance", "co-occurrence", "coverage"):
        said = coded("report", kind, "--no-numbers", "--format", "md").out
        assert " av 2" not in said.split("|", 1)[-1], kind


def test_prompted_needs_a_guide_that_expects(coded: Speak, tmp_path: Path) -> None:
    """Where no question says what it expects the report is declined with what to write."""
    assert coded("report", "compare", "--by", "prompt").code == 0
    for guide in (tmp_path / "coded" / "codebooks").glob("*.yaml"):
        text = guide.read_text("utf-8")
        guide.write_text("\n".join(line for line in text.splitlines() if "expects" not in line) + "\n", "utf-8")
    said = coded("report", "compare", "--by", "prompt", "--lang", "en")
    assert (said.code, "expects" in said.err) == (1, True)


@pytest.mark.parametrize("kind", ["concordance", "co-occurrence", "compare", "frequency", "coverage"])
def test_a_role_that_nobody_has_and_a_choice_of_nobody(coded: Speak, kind: str) -> None:
    """An unknown role is a wrong command; what nobody has together gives an empty report with its denominators."""
    assert coded("report", kind, "--role", "brandman").code == 2
    told = coded("report", kind, "--role", "ordningsvakt", "--site", "Sergels torg", "--format", "json").json
    assert (told["denominator"]["informants"], told["denominator"]["transcripts"]) == (0, 0)
    assert "Inga intervjuer hör till urvalet." in told["notes"]
