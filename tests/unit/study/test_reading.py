"""Reading back: passages by filter, answers, search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intervjukod.domain.span import Span
from intervjukod.errors import IntervjukodError, NotFoundError, RefusedError
from intervjukod.study import Study
from tests.builders import TRANSCRIPTS, study_folder
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, edit, told


@pytest.fixture
def coded(study: Study) -> Study:
    """Two coders, both transcripts, a child and its parent, facets."""
    code(study, FEW, "staffing", riktning="minskat")
    code(study, PEOPLE, "kontinuitet", nth=2)
    code(study, "Samverkan fungerar bra", "samverkan", coder="Bo")
    code(study, TWO, "staffing", transcript="I02", riktning="ökat", plats="Sergels torg")
    return study


def texts(study: Study, **wanted: object) -> list[str]:
    """The words of the passages that a filter finds."""
    return [passage.text for passage in study.reading.passages(**wanted)]  # type: ignore[arg-type]  # filters by name


FILTERS = [
    ({}, [FEW, PEOPLE, "Samverkan fungerar bra", TWO]),
    ({"code": "staffing"}, [FEW, PEOPLE, TWO]),
    ({"code": "kontinuitet"}, [PEOPLE]),
    ({"code": "Collaboration"}, ["Samverkan fungerar bra"]),
    ({"role": "polis"}, [FEW, PEOPLE, "Samverkan fungerar bra"]),
    ({"role": "polis/kommunpolis"}, [FEW, PEOPLE, "Samverkan fungerar bra"]),
    ({"role": "ordningsvakt"}, [TWO]),
    ({"site": "Hässelby torg"}, [TWO]),
    ({"coder": "Bo"}, ["Samverkan fungerar bra"]),
    ({"coder": "Anna", "code": "samverkan"}, []),
    ({"transcript": "I02"}, [TWO]),
    ({"facets": {"riktning": "minskat"}}, [FEW]),
    ({"facets": {"plats": "Sergels torg"}}, [FEW, PEOPLE, "Samverkan fungerar bra", TWO]),
    ({"facets": {"plats": "Sergels torg", "riktning": "ökat"}}, [TWO]),
    ({"question": "q2"}, [FEW, PEOPLE, TWO]),
    ({"question": "q3"}, ["Samverkan fungerar bra"]),
    ({"question": "q1"}, []),
]


@pytest.mark.parametrize(("wanted", "found"), FILTERS, ids=[str(wanted) for wanted, _ in FILTERS])
def test_filters_narrow(coded: Study, wanted: dict[str, object], found: list[str]) -> None:
    """A code has its children with it, a role everything below it, a facet its default."""
    assert texts(coded, **wanted) == found


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"code": "stafing"}, "code_unknown"),
        ({"role": "pol"}, "attribute_unknown"),
        ({"site": "Plattan"}, "attribute_unknown"),
        ({"question": "q9"}, "question_unknown"),
        ({"facets": {"riktnin": "ökat"}}, "facet_unknown"),
        ({"facets": {"riktning": "uppåt"}}, "facet_value"),
        ({"transcript": "I09"}, "transcript_unknown"),
    ],
)
def test_a_filter_that_the_study_does_not_know_is_an_error(study: Study, wanted: dict[str, object], why: str) -> None:
    """Not an empty list, also where nothing is coded: a slip of the pen must not look like a finding."""
    with pytest.raises(IntervjukodError) as error:
        texts(study, **wanted)
    assert told(error)[0] == why


def test_a_passage_tells_where_it_is_from(coded: Study) -> None:
    """Place, turn, informant, role, site, label in the language of the study."""
    (passage,) = coded.reading.passages(coder="Bo")
    assert (passage.transcript, passage.place, passage.turn, passage.informant) == ("I01-polis", "I01:6", 6, "Polis 1")
    assert (passage.role, passage.site, passage.label) == ("polis/kommunpolis", "Sergels torg", "Samverkan")
    with Study.open(coded._context.folder.root, coder="Anna", language="en") as english:
        assert english.reading.passages(coder="Bo")[0].label == "Collaboration"


def test_a_passage_across_turns_names_every_informant_once(tmp_path: Path) -> None:
    """The interviewer is nobody's informant."""
    text = "I: Nå?\n\nA: Jo, här.\n\nB: Nej, där.\n\nA: Men här då.\n"
    table = "transcript,speaker,informant,role\nG1,A,Ask,polis; vakt\nG1,B,Bim,polis\n"
    folder = study_folder(tmp_path / "torget", transcripts={"G1.txt": text}, informants=table)
    with Study.open(folder, coder="Anna") as study:
        code(study, text.strip(), "staffing", transcript="G1")
        (passage,) = study.reading.passages()
        assert (passage.informant, passage.role) == ("Ask;Bim", "polis; vakt;polis")
        assert texts(study, role="vakt") == [passage.text]


def test_an_interviewer_s_role_is_nobody_s(tmp_path: Path) -> None:
    """A table may have a row for the interviewer: no filter finds what they say, no passage has their role."""
    table = "transcript,speaker,role,site\nG1,I,forskare,Plattan\nG1,A,vakt,Torget\n"
    text = "I: Hur är det med folk?\n\nA: Folk är bra.\n\nB: Folk också.\n"
    folder = study_folder(tmp_path / "torget", transcripts={"G1.txt": text}, informants=table)
    with Study.open(folder, coder="Anna") as study:
        code(study, text.strip(), "staffing", transcript="G1")
        (passage,) = study.reading.passages()
        assert (passage.informant, passage.role, passage.site) == ("G1 A;G1 B", "vakt", "Torget")
        assert texts(study, role="forskare") == []
        assert study.reading.search("folk", role="forskare") == []
        assert [hit.place for hit in study.reading.search("folk", role="vakt")] == ["G1:2"]


class TestAnswers:
    """The guide beside a transcript."""

    def status(self, study: Study, transcript: str = "I01") -> dict[str, str]:
        return {row.question: row.status for row in study.reading.answers(study.transcripts.find(transcript))}

    def test_what_was_asked_is_proposed_until_a_person_confirms(self, study: Study) -> None:
        """In the order of the guide; a role that was never meant to be asked is not missing."""
        assert self.status(study) == {"q1": "proposed", "q2": "proposed", "q3": "proposed"}
        assert self.status(study, "I02") == {"q1": "proposed", "q2": "proposed", "q3": "not in guide"}
        i01 = study.transcripts.find("I01")
        act = study.coding.confirm_answer(i01, "q2")
        assert (act.key, act.values) == ("acts.answer_set", {"question": "2", "place": "I01:4"})
        assert self.status(study)["q2"] == "answered"
        study.history.undo()
        assert self.status(study)["q2"] == "proposed"

    def test_a_person_s_word_is_kept(self, study: Study, folder: Path) -> None:
        """Asked and answered elsewhere, with probes; or not asked at all; also after a restart."""
        i01 = study.transcripts.find("I01")
        asked, answered = study.reading.quote(i01, "Hur länge har du"), study.reading.quote(i01, "tolv år")
        study.coding.set_answer(i01, "q2", asked=asked, answered=[answered], probes=["q2a"])
        study.coding.set_answer(i01, "q1", asked=None, answered=[])
        with Study.open(folder, coder="Bo") as again:
            rows = {row.question: row for row in again.reading.answers(i01)}
        assert (rows["q2"].asked, rows["q2"].answered, rows["q2"].probes) == (asked, (answered,), ("q2a",))
        assert (rows["q1"].status, rows["q1"].confirmed) == ("not asked", True)
        with Study.open(folder, coder="Bo") as again:
            code(again, "tolv år", "staffing")
            assert texts(again, question="q2") == ["tolv år"]
            assert texts(again, question="q1") == []

    def test_an_answer_may_come_without_its_question_and_a_question_without_an_answer(self, study: Study) -> None:
        """Answered where it was not asked; asked and not answered."""
        i01 = study.transcripts.find("I01")
        span = study.reading.quote(i01, "tolv år")
        study.coding.set_answer(i01, "q1", asked=None, answered=[span])
        study.coding.set_answer(i01, "q2", asked=span, answered=[])
        assert self.status(study) == {"q1": "answered", "q2": "asked", "q3": "proposed"}

    def test_what_several_informants_do_not_share_is_nobody_s_role(self, tmp_path: Path) -> None:
        """A question for one of two roles was meant to be asked; for neither, it was not."""
        table = "transcript,speaker,role\nG1,A,{}\nG1,B,ordningsvakt\n"
        text = {"G1.txt": "I: Hej?\n\nA: Ett.\n\nB: Två.\n"}
        for role, status in (("polis", "not asked"), ("ordningsvakt", "not in guide")):
            folder = study_folder(tmp_path / role, transcripts=text, informants=table.format(role))
            with Study.open(folder, coder="Anna") as study:
                assert self.status(study, "G1")["q3"] == status

    def test_a_span_outside_and_a_heading_are_refused(self, study: Study, folder: Path) -> None:
        """Where a question stands is somewhere in the text, and what has no wording cannot be asked."""
        edit(folder / "codebooks" / "bilaga.yaml", "questions:\n", "questions:\n  - {id: h1, heading: Om torget}\n")
        assert study.poll()
        i01 = study.transcripts.find("I01")
        assert "h1" not in self.status(study)
        acts: tuple[tuple[Callable[[], object], str], ...] = (
            (lambda: study.coding.set_answer(i01, "q1", asked=Span(0, 9999), answered=[]), "span_outside"),
            (lambda: study.coding.set_answer(i01, "q1", asked=None, answered=[Span(7, 7)]), "span_empty"),
            (lambda: study.coding.set_answer(i01, "h1", asked=None, answered=[]), "question_unknown"),
        )
        for act, why in acts:
            with pytest.raises(NotFoundError) as error:
                act()
            assert told(error)[0] == why

    def test_what_is_not_in_the_guide_is_refused(self, study: Study) -> None:
        """A question, a probe, a proposal that is not there."""
        i02 = study.transcripts.find("I02")
        acts: tuple[tuple[Callable[[], object], str], ...] = (
            (lambda: study.coding.confirm_answer(i02, "q3"), "nothing_proposed"),
            (lambda: study.coding.confirm_answer(i02, "q9"), "question_unknown"),
            (lambda: study.coding.set_answer(i02, "q1", asked=None, answered=[], guide="annan"), "question_unknown"),
            (lambda: study.coding.set_answer(i02, "q1", asked=None, answered=[], probes=["q2a"]), "probe_unknown"),
        )
        for act, why in acts:
            with pytest.raises(NotFoundError) as error:
                act()
            assert told(error)[0] == why

    def test_the_index_may_be_deleted_at_any_time(self, study: Study, folder: Path) -> None:
        """Proposals are made anew."""
        before = study.reading.answers(study.transcripts.find("I01"))
        study.close()
        assert (folder / "intervjukod.index.db").stat().st_size > 0
        (folder / "intervjukod.index.db").write_bytes(b"skr\xe4p" * 400)
        with Study.open(folder, coder="Anna") as again:
            assert again.reading.answers(again.transcripts.find("I01")) == before


class TestSearch:
    """A folded scan."""

    def test_words_are_found_with_their_place(self, study: Study) -> None:
        """In every transcript by name, with what stands around."""
        hits = study.reading.search("BEMANNINGEN")
        assert [(hit.transcript, hit.place, hit.matched, hit.informant) for hit in hits] == [
            ("I01-polis", "I01:3", "bemanningen", ""),
            ("I02-vakt", "I02:3", "bemanningen", ""),
            ("I02-vakt", "I02:4", "bemanningen", "Vakt 1"),
        ]
        text = study.transcripts.open(hits[0].id).text
        assert text[hits[0].start : hits[0].end] == "bemanningen"
        assert f"{hits[0].before}bemanningen{hits[0].after}" in text

    def test_roles_codes_and_transcripts_narrow(self, study: Study) -> None:
        """A role finds what its informants said, a code what it was given to."""
        code(study, "Folk flyttar sig", "kontinuitet", transcript="I02")
        code(study, PEOPLE, "samverkan", nth=1)
        assert [hit.transcript for hit in study.reading.search("folk", role="polis")] == ["I01-polis"] * 2
        assert [hit.transcript for hit in study.reading.search("folk", code="staffing")] == ["I02-vakt"]
        assert [hit.transcript for hit in study.reading.search("folk", transcript="I02")] == ["I02-vakt"]
        assert study.reading.search("bemanningen", role="polis") == []
        with pytest.raises(IntervjukodError) as error:
            study.reading.search("folk", role="pilot")
        assert told(error)[0] == "attribute_unknown"

    def test_a_pattern(self, study: Study) -> None:
        """Regular expressions, matches without words left out; one that is none is told."""
        assert [hit.matched for hit in study.reading.search(r"tolv|två år", regex=True)] == ["tolv", "Två år"]
        assert study.reading.search("x*", regex=True) == []
        for query, regex, why in (("(", True, "pattern_unusable"), (" ", False, "query_empty")):
            with pytest.raises(RefusedError) as error:
                study.reading.search(query, regex=regex)
            assert told(error)[0] == why

    def test_a_transcript_whose_text_is_not_here_is_passed_over(self, folder: Path, tmp_path: Path) -> None:
        """The others are searched, listed and read."""
        from intervjukod.domain.journal import Change, Kind

        with Study.open(folder, coder="Anna") as study:
            study._context.write([Change(Kind.TRANSCRIPT, "x", {"exists": True, "name": "I00", "file": "I00.txt"})])
            assert len(study.reading.search("folk")) == 3
            assert [row.name for row in study.transcripts.list()] == ["I00", "I01-polis", "I02-vakt"]
            with pytest.raises(NotFoundError) as error:
                study.transcripts.open(study.transcripts.find("I00"))
            assert told(error) == ("transcript_without_text", {"name": "I00"})


def test_words_coded_in_another_text_are_given_from_that_text(tmp_path: Path) -> None:
    """Two copies without databases took in two files of one name: a coding shows its own words, without a place."""
    mine = study_folder(tmp_path / "anna")
    said = TRANSCRIPTS["I01-polis.txt"]
    theirs = study_folder(tmp_path / "bo", transcripts={"I01-polis.txt": "P: Helt annat.\n\n" + said})
    for folder, who in ((mine, "Anna"), (theirs, "Bo")):
        with Study.open(folder, coder=who) as study:
            code(study, FEW, "staffing")
    with Study.open(mine, coder="Anna") as study:
        study.history.merge(theirs)
        passages = study.reading.passages()
        assert {(one.coder, one.text) for one in passages} == {("Anna", FEW), ("Bo", FEW)}
        elsewhere = [one for one in passages if one.state != "same"]
        assert [(one.place, one.turn, one.informant) for one in elsewhere] == [("I01", 0, "")]
        assert {check.check for check in study.history.doctor() if check.status == "note"} >= {"arrivals"}


def test_how_questions_stand_without_opening(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows but for the turns, and nothing is opened once proposals are made."""
    i01 = study.transcripts.find("I01")
    rows = study.reading.answers(i01)
    assert any(row.turn for row in rows)

    def refuse(_: str) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(study._context, "transcript", refuse)
    assert list(study.reading.standings(i01)) == [replace(row, turn=0) for row in rows]
    with pytest.raises(NotFoundError):
        study.reading.standings("nothing")
