"""Codings: made, given another code, moved, removed; facets; what the rules do not allow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.domain.span import Span
from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError
from intervjukod.study import Study
from tests.builders import study_folder
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, newest, told, words


def test_a_coding_is_there_at_once_and_after_a_restart(study: Study) -> None:
    """What the act says is what the transcript has, now and when the study is opened again."""
    id_ = code(study, FEW, "Bemanning", riktning="minskat", memo="Jämför I02.")
    with Study.open(study._context.folder.root, coder="Bo") as again:
        (coding,) = codings(again)
    assert coding == codings(study)[0]
    assert (coding.id, coding.code, coding.coder, coding.memo) == (id_, "staffing", "Anna", "Jämför I02.")
    assert coding.facets == {"riktning": "minskat"}
    assert words(study) == {FEW: "staffing"}


def test_the_act_tells_what_and_where(study: Study) -> None:
    """Code and place in words, the span to jump to, the gesture to name."""
    i01 = study.transcripts.find("I01")
    span = study.reading.quote(i01, FEW)
    act = study.coding.code(i01, span, "staffing")
    assert (act.key, act.values) == ("acts.coded", {"code": "Bemanning", "place": "I01:4"})
    assert (act.transcript, act.span, act.actor, act.count) == (i01, span, "Anna", 1)
    assert act.gesture == study.history.rows(1)[0].gesture


def test_the_same_coding_twice_is_one(study: Study) -> None:
    """The same coder, code and words: told as there already, nothing is written. Another coder's is another."""
    id_ = code(study, FEW, "staffing")
    before = newest(study)
    i01 = study.transcripts.find("I01")
    act = study.coding.code(i01, study.reading.quote(i01, FEW), "staffing")
    assert (act.key, act.ids, act.gesture) == ("acts.already_coded", (id_,), "")
    assert newest(study) == before
    assert code(study, FEW, "staffing", coder="Bo") != id_
    assert code(study, FEW, "samverkan") != id_


def test_several_codes_on_a_passage_stand_in_the_order_of_the_codebook(study: Study) -> None:
    """By start, longest first, then as the codebook lists the codes, whatever came first."""
    code(study, FEW, "förflyttning")
    code(study, FEW, "kontinuitet")
    code(study, FEW, "staffing")
    code(study, FEW + " på kvällarna", "samverkan")
    assert [coding.code for coding in codings(study)] == ["samverkan", "staffing", "kontinuitet", "förflyttning"]


def test_one_s_own_another_s_and_everybody_s(study: Study) -> None:
    """The coder chooses whose codings are listed."""
    code(study, FEW, "staffing")
    code(study, FEW, "samverkan", coder="Bo")
    assert [[one.code for one in codings(study, coder=who)] for who in ("", "Anna", "Bo", "Cia", None)] == [
        ["staffing"],
        ["staffing"],
        ["samverkan"],
        [],
        ["staffing", "samverkan"],
    ]


def test_recode(study: Study) -> None:
    """The same coding has another code, and the act tells both."""
    id_ = code(study, FEW, "staffing")
    act = study.coding.recode(id_, "Samverkan")
    assert (act.key, act.values) == (
        "acts.recoded",
        {"before": "Bemanning", "code": "Samverkan", "place": "I01:4"},
    )
    assert words(study) == {FEW: "samverkan"}
    assert codings(study)[0].id == id_


def test_move(study: Study) -> None:
    """The same coding has other ends, and is checked against its new words from then on."""
    id_ = code(study, FEW, "staffing")
    act = study.coding.move(id_, study.reading.quote(study.transcripts.find("I01"), "för få på kvällarna"))
    assert (act.key, act.values["place"]) == ("acts.moved", "I01:4")
    assert words(study) == {"för få på kvällarna": "staffing"}
    assert [passage.text for passage in study.reading.passages()] == ["för få på kvällarna"]
    assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}


def test_remove(study: Study) -> None:
    """It is gone for everybody; the act tells where it was."""
    id_ = code(study, FEW, "staffing")
    act = study.coding.remove(id_[:8])
    assert (act.key, act.values) == ("acts.removed", {"code": "Bemanning", "place": "I01:4"})
    assert codings(study) == []
    with pytest.raises(NotFoundError) as error:
        study.coding.find(id_)
    assert told(error)[0] == "coding_unknown"


def test_a_facet_is_set_changed_and_taken_back(study: Study) -> None:
    """A value of the codebook, then another, then none."""
    id_ = code(study, FEW, "staffing")
    assert study.coding.set_facet(id_, "riktning", "ökat").key == "acts.facet_set"
    act = study.coding.set_facet(id_, "riktning", "minskat")
    assert act.values == {"facet": "riktning", "value": "minskat", "code": "Bemanning", "place": "I01:4"}
    assert codings(study)[0].facets == {"riktning": "minskat"}
    assert study.coding.set_facet(id_, "riktning", "").key == "acts.facet_cleared"
    assert codings(study)[0].facets == {}


def test_a_facet_defaults_from_the_informant(study: Study) -> None:
    """`plats` is the informant's site until the coding says otherwise."""
    code(study, FEW, "staffing")
    id_ = code(study, TWO, "staffing", transcript="I02")
    assert codings(study)[0].facet("plats") == "Sergels torg"
    assert codings(study, "I02")[0].facet("plats") == "Hässelby torg"
    study.coding.set_facet(id_, "plats", "Sergels torg")
    assert codings(study, "I02")[0].facet("plats") == "Sergels torg"
    study.coding.set_facet(id_, "plats", "")
    assert codings(study, "I02")[0].facet("plats") == "Hässelby torg"


@pytest.mark.parametrize("site", ["Sergels torg; Hässelby torg", "Plattan", ""])
def test_an_informant_of_several_places_gives_no_default(study: Study, site: str) -> None:
    """Nor does one of a place that is no value of the facet, or of none."""
    informants = study._context.folder.root / "informants.csv"
    informants.write_text(f"transcript,role,site\nI01-polis,polis,{site}\n", "utf-8")
    assert study.poll()
    code(study, FEW, "staffing")
    assert codings(study)[0].defaults == {}


def test_a_default_is_what_all_who_speak_have_in_common(tmp_path: Path) -> None:
    """Two informants of two places in one passage give none, one of them alone does; the interviewer's is nobody's."""
    table = "transcript,speaker,site\nG1,A,Sergels torg\nG1,B,Hässelby torg\nG1,C,Sergels torg\nG1,I,Hässelby torg\n"
    said = "I: Nå?\n\nA: Jo, ett.\n\nB: Nej, två.\n\nA: Tre.\n\nI: Och sen?\n\nC: Fyra.\n"
    folder = study_folder(tmp_path / "torget", transcripts={"G1.txt": said}, informants=table)
    with Study.open(folder, coder="Anna") as study:
        for words_ in ("ett", "två", "ett.\n\nB: Nej, två", "Tre.\n\nI: Och sen?\n\nC: Fyra", "Och sen?"):
            code(study, words_, "staffing", transcript="G1")
        text = study.transcripts.open(study.transcripts.find("G1")).text
        assert {one.span.of(text): one.facet("plats") for one in codings(study, "G1")} == {
            "ett": "Sergels torg",
            "två": "Hässelby torg",
            "ett.\n\nB: Nej, två": "",
            "Tre.\n\nI: Och sen?\n\nC: Fyra": "Sergels torg",
            "Och sen?": "",
        }


REFUSED = [
    ("staffing", {"riktning": "uppåt"}, "facet_value"),
    ("staffing", {"riktnin": "ökat"}, "facet_unknown"),
    ("staffing", {"riktning": "ökat", "plats": "Plattan"}, "facet_value"),
    ("övrigt", {}, "code_not_codable"),
    ("stafing", {}, "code_unknown"),
]


@pytest.mark.parametrize(("key", "facets", "why"), REFUSED)
def test_what_the_codebook_does_not_have_is_refused(study: Study, key: str, facets: dict[str, str], why: str) -> None:
    """An unknown code, a category, an unknown facet or value: an error, nothing half-done."""
    before = newest(study)
    i01 = study.transcripts.find("I01")
    with pytest.raises((NotFoundError, RefusedError)) as error:
        study.coding.code(i01, study.reading.quote(i01, FEW), key, facets=facets)
    assert told(error)[0] == why
    assert newest(study) == before


def test_a_facet_belongs_to_the_codes_that_name_it(study: Study) -> None:
    """A code that lists facets takes those; a code that lists none takes any."""
    root = study._context.folder.root
    path = root / "codebooks" / "torget.yaml"
    path.write_text(path.read_text("utf-8").replace("[riktning, plats]", "[riktning]"), "utf-8")
    assert study.poll()
    id_ = code(study, FEW, "staffing")
    with pytest.raises(RefusedError) as error:
        study.coding.set_facet(id_, "plats", "Sergels torg")
    assert told(error) == ("facet_not_for_code", {"name": "plats", "key": "staffing", "known": "riktning"})
    assert study.coding.set_facet(code(study, FEW, "samverkan"), "plats", "Sergels torg").key == "acts.facet_set"


@pytest.mark.parametrize(
    ("span", "why"), [(Span(0, 10_000), "span_outside"), (Span(5, 5), "span_empty"), (Span(60, 60), "span_empty")]
)
def test_a_span_without_words_is_refused(study: Study, span: Span, why: str) -> None:
    """Outside the text, empty, or only white space: an error, nothing half-done."""
    before = newest(study)
    i01 = study.transcripts.find("I01")
    id_ = code(study, FEW, "staffing")
    acts: tuple[Callable[[], object], ...] = (
        lambda: study.coding.code(i01, span, "staffing"),
        lambda: study.coding.move(id_, span),
        lambda: study.coding.memo("transcript", i01, "Hm", span),
    )
    for act in acts:
        with pytest.raises(NotFoundError) as error:
            act()
        assert told(error)[0] == why
    assert newest(study) == before + 1


def test_white_space_alone_is_no_passage(study: Study) -> None:
    """The empty line between two turns cannot be coded."""
    i01 = study.transcripts.find("I01")
    at = study.transcripts.open(i01).text.index("\n\n")
    with pytest.raises(NotFoundError) as error:
        study.coding.code(i01, Span(at, at + 2), "staffing")
    assert told(error)[0] == "span_empty"


def test_a_coding_is_named_by_a_prefix(study: Study) -> None:
    """Six characters or more, in either case, that only one coding begins with."""
    id_ = code(study, FEW, "staffing")
    assert study.coding.find(id_[:6].upper()).id == id_
    for prefix, why in ((id_[:5], "id_short"), ("ffffff", "coding_unknown"), ("%%%%%%", "coding_unknown")):
        with pytest.raises(NotFoundError) as missing:
            study.coding.find(prefix)
        assert told(missing)[0] == why
    other = code(study, FEW, "samverkan")
    with pytest.raises(AmbiguousError) as error:
        study.coding.find(id_[:6])
    assert told(error) == ("id_ambiguous", {"id": id_[:6], "found": f"{id_}, {other}"})


def test_a_quote_found_twice_tells_both_places(study: Study) -> None:
    """The positions are in the error, and each can be chosen by its number."""
    i01 = study.transcripts.find("I01")
    with pytest.raises(AmbiguousError) as error:
        study.reading.quote(i01, PEOPLE)
    first, second = (study.reading.quote(i01, PEOPLE, nth) for nth in (1, 2))
    assert told(error)[1]["found"] == f"{first} (I01:4), {second} (I01:4)"
    assert first.end < second.start
    for nth, why in ((0, "quote_nth"), (3, "quote_nth")):
        with pytest.raises(NotFoundError) as missing:
            study.reading.quote(i01, PEOPLE, nth)
        assert told(missing)[0] == why
    with pytest.raises(NotFoundError) as missing:
        study.reading.quote(i01, "fanns aldrig")
    assert told(missing)[0] == "quote_not_found"


def test_only_codings_within_some_spans(study: Study) -> None:
    """Those that share a letter with one of the spans, each once, in the order of the text."""
    i01 = study.transcripts.find("I01")
    few, years = code(study, FEW, "staffing"), code(study, "tolv år", "kontinuitet")
    code(study, "samma personer", "samverkan")
    whole = study.reading.quote(i01, FEW)
    touching = Span(whole.end, whole.end + 1)
    within = [study.reading.quote(i01, "tolv"), Span(whole.start, whole.start + 1), Span(whole.end - 1, whole.end)]
    found = study.coding.of(i01, within=within)
    assert [coding.id for coding in found] == [
        coding.id for coding in study.coding.of(i01) if coding.id in (few, years)
    ]
    assert list(study.coding.of(i01, within=[touching])) == []
    assert list(study.coding.of(i01, "Bo", within=within)) == []
    assert list(study.coding.of(i01, within=[])) == []
