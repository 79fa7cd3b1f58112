"""Retrieval: passages by the words in them, by another code near, by several coders, and as they stood then."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.storage.tables import CodingRow
from intervjukod.study import Study
from intervjukod.study.uncollected import uncollected
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, newest, told

HELP = "Samverkan fungerar bra"
KEPT = "samma personer är kvar"


@pytest.fixture
def coded(study: Study) -> Study:
    """Two codes in one sentence, two in one turn, one alone, by two coders."""
    code(study, FEW, "staffing")
    code(study, "för få på kvällarna", "förflyttning")
    code(study, PEOPLE, "samverkan", nth=2)
    code(study, HELP, "samverkan", coder="Bo")
    code(study, KEPT, "kontinuitet", coder="Bo")
    code(study, TWO, "kontinuitet", transcript="I02", coder="Cia")
    return study


def found(study: Study, **wanted: object) -> list[str]:
    """The words of the passages."""
    return [passage.text for passage in study.reading.passages(**wanted)]  # type: ignore[arg-type]  # each test names its own filters


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"text": "FÖR FÅ"}, [FEW, "för få på kvällarna"]),
        ({"text": "folk"}, [PEOPLE]),
        ({"text": "finns ingenstans"}, []),
        ({"text": "  "}, [FEW, "för få på kvällarna", PEOPLE, HELP, KEPT, TWO]),
        ({"coder": ["Bo", "Cia"]}, [HELP, KEPT, TWO]),
        ({"coder": "Bo"}, [HELP, KEPT]),
        ({"coder": []}, []),
        ({"code": "staffing", "near": "förflyttning"}, [FEW]),
        ({"near": "förflyttning"}, [FEW]),
        ({"near": "staffing"}, ["för få på kvällarna"]),
        ({"code": "samverkan", "near": "staffing"}, []),
        ({"code": "samverkan", "near": "staffing", "near_by": "turn"}, [PEOPLE, HELP]),
        ({"code": "samverkan", "near": "staffing", "near_by": "turn", "coder": "Anna"}, [PEOPLE]),
        ({"code": "samverkan", "near": "staffing", "near_by": "answer"}, [PEOPLE, HELP]),
        ({"near": "samverkan", "near_by": "turn", "text": "kvar"}, [KEPT]),
    ],
)
def test_passages(coded: Study, wanted: dict[str, object], words: list[str]) -> None:
    """Each filter, alone and with others; a code has its children, and nothing is near itself."""
    assert found(coded, **wanted) == words


def test_two_codings_with_one_code_are_near_each_other(study: Study) -> None:
    """Bo's and Anna's codings of the same words, and a code beside its own child."""
    code(study, FEW, "staffing")
    assert found(study, near="staffing") == []
    code(study, FEW, "staffing", coder="Bo")
    assert found(study, near="staffing") == [FEW, FEW]
    assert found(study, near="staffing", coder="Bo") == []
    code(study, "få på kvällarna", "kontinuitet", coder="Bo")
    assert found(study, near="staffing", coder="Bo") == [FEW, "få på kvällarna"]


def test_near_within_an_answer_that_a_person_placed(study: Study) -> None:
    """What a person says of an answer goes before what was proposed."""
    i02 = study.transcripts.find("I02")
    text = study.transcripts.open(i02).text
    code(study, TWO, "staffing", transcript="I02")
    code(study, "Folk flyttar", "förflyttning", transcript="I02")
    whole = study.reading.quote(i02, text[text.index("Vi är alltid") : text.index(" Folk flyttar")])
    study.coding.set_answer(i02, "q2", asked=None, answered=[whole])
    assert found(study, code="staffing", near="förflyttning", near_by="answer") == []
    both = study.reading.quote(i02, text[text.index("Vi är alltid") :].strip())
    study.coding.set_answer(i02, "q2", asked=None, answered=[both])
    assert found(study, code="staffing", near="förflyttning", near_by="answer") == [TWO]


def test_words_are_sought_inside_the_passage(study: Study) -> None:
    """What begins before it or ends after it is not in it; what such a find hides is."""
    code(study, "Vi är alltid två, så", "staffing", transcript="I02")
    assert [found(study, text=text) for text in ("alltid två", "så bemanningen", ":  Vi", "två, så")] == [
        ["Vi är alltid två, så"], [], [], ["Vi är alltid två, så"],
    ]  # fmt: skip
    folder = study._context.folder.root / "transcripts" / "I03-x.txt"
    folder.write_text("P: Nej nej nej, sa han.\n", "utf-8")
    study.transcripts.take_in()
    code(study, "nej nej", "staffing", transcript="I03")
    assert found(study, text="nej nej") == ["nej nej"]


def test_as_it_stood_then(coded: Study) -> None:
    """At a point: the codings, codes and quotes of then."""
    passage = coded.reading.passages(code="staffing")[0]
    point = str(newest(coded))
    coded.coding.recode(passage.id, "samverkan")
    coded.coding.set_quote(passage.id)
    assert passage.text in found(coded, code="staffing", at=point)
    assert passage.text not in found(coded, code="staffing")
    assert found(coded, quoted=True, at=point) == []


@pytest.mark.parametrize(
    ("wanted", "kind", "why"),
    [
        ({"near": "okänd"}, NotFoundError, "code_unknown"),
        ({"near": "staffing", "near_by": "ord"}, RefusedError, "near_by_unknown"),
        ({"at": "aldrig"}, NotFoundError, "point_unknown"),
    ],
)
def test_what_the_study_does_not_know(
    coded: Study, wanted: dict[str, object], kind: type[NotFoundError | RefusedError], why: str
) -> None:
    """A filter that means nothing is an error."""
    with pytest.raises(kind) as error:
        found(coded, **wanted)
    assert told(error)[0] == why


def test_a_code_has_what_it_swallowed(study: Study) -> None:
    """Also what was given by the old key, before and after, and what stands near by either."""
    code(study, FEW, "kontinuitet")
    study.codebook.merge("kontinuitet", "samverkan")
    code(study, "tolv år", "samverkan")
    assert {passage.text for passage in study.reading.passages(code="samverkan")} == {FEW, "tolv år"}
    code(study, FEW, "staffing")
    assert [passage.text for passage in study.reading.passages(code="staffing", near="samverkan")] == [FEW]


def test_no_transcript_is_opened_that_cannot_have_what_is_sought(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """By role, by site and by code: thousands of others cost nothing."""
    code(study, FEW, "staffing")
    code(study, TWO, "staffing", transcript="I02")
    code(study, "tolv år", "kontinuitet")
    study._context.forget()
    opened: list[str] = []
    open_ = study._context.transcript

    def noted(id_: str) -> object:
        opened.append(id_)
        return open_(id_)

    monkeypatch.setattr(study._context, "transcript", noted)
    found = study.reading.passages(code="staffing", role="ordningsvakt")
    assert [passage.text for passage in found] == [TWO]
    assert set(opened) == {study.transcripts.find("I02")}
    opened.clear()
    read: list[str] = []
    tables = study._context.store.tables
    codings_ = tables.codings

    def told(*asked: Any) -> Iterator[CodingRow]:
        for row in codings_(*asked):
            read.append(row.code)
            yield row

    monkeypatch.setattr(tables, "codings", told)
    study.reading.passages(code="kontinuitet")
    assert (set(opened), read) == ({study.transcripts.find("I01")}, ["kontinuitet"])


def test_nobody_looks_for_rubbish_meanwhile() -> None:
    """And whoever wanted none to be looked for still does."""
    with uncollected(), uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
