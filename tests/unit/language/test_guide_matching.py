"""Proposals: which questions were asked where, which turns answer them, which probes were used."""

from __future__ import annotations

import os
import subprocess
import sys
from array import array
from dataclasses import replace

import pytest

from intervjukod.domain.guide import Probe, Question
from intervjukod.language.guide_matching import Heard, basis, guide_basis, propose
from tests.unit.language.interviews import answered, asked, guide, interview, proposed

SCHOOL = guide(
    "Hur länge har du arbetat på skolan?",
    "Hur upplever du kontakten med föräldrarna?",
    "Vilket stöd får du av skolledningen vid konflikter?",
    "Hur arbetar skolan mot mobbning?",
    "Vad betyder betygen för elevernas motivation?",
)


def test_a_question_is_answered_until_the_next_begins() -> None:
    """Asked is the interviewer's sentence, answered each informant turn up to the next question, unconfirmed."""
    transcript = interview(
        "I: Vi kör igång. Hur länge har du arbetat på skolan?",
        "P: Sedan i våras.",
        "I: Hur upplever du kontakten med föräldrarna?",
        "P: Den är god.",
    )
    first, second = propose(transcript, SCHOOL)
    assert asked(transcript, first) == "Hur länge har du arbetat på skolan?"
    assert answered(transcript, first) == ["Sedan i våras."]
    assert answered(transcript, second) == ["Den är god."]
    assert (first.transcript, first.guide, first.question) == ("id", "guide", "q1")
    assert not first.confirmed
    assert first.score == pytest.approx(1)


def test_a_question_in_other_words_is_found_and_is_less_sure() -> None:
    """Other forms, another order and spoken variants of a question's words still ask it."""
    transcript = interview("I: Mobbningen då, hur jobbar ni på skolorna mot den?", "P: Varje dag.")
    answer = proposed(transcript, SCHOOL)["q4"]
    assert 0.5 < answer.score < 1


def test_every_word_but_one_is_enough() -> None:
    """No question hangs on a single word of its wording."""
    for question in SCHOOL.questions:
        words = question.ask.split()
        for left_out in range(len(words)):
            said = " ".join(words[:left_out] + words[left_out + 1 :])
            assert question.id in proposed(interview(f"I: {said}", "P: Jaha."), SCHOOL), said


def test_what_leads_up_to_a_question_does_not_hide_it() -> None:
    """A long run-up in the same sentence costs the question nothing."""
    run_up = "Om du skulle beskriva det för någon som bor utomlands och aldrig har varit här"
    transcript = interview(f"I: {run_up}, hur arbetar skolan mot mobbning?", "P: Så här.")
    answer = proposed(transcript, SCHOOL)["q4"]
    assert answer.score > 0.9
    assert asked(transcript, answer).startswith(run_up)


def test_small_talk_and_other_questions_are_not_in_the_guide() -> None:
    """What shares no topic with the guide, or one word by chance, is not proposed."""
    transcript = interview(
        "I: Nu är inspelningen på. Har du fått kaffe?",
        "P: Ja.",
        "I: Går det buss till skolan från stationen på kvällarna?",
        "P: Ibland.",
    )
    assert propose(transcript, SCHOOL) == ()


def test_follow_ups_stay_with_the_question() -> None:
    """Hums and questions of the interviewer's own begin nothing; their answers belong to the last question."""
    transcript = interview(
        "I: Hur arbetar skolan mot mobbning?",
        "P: På många sätt.",
        "I: Mm, berätta mer.",
        "P: Vi har kamrater som stöder.",
        "I: Hur gick det till när ni började?",
        "P: Trögt.",
    )
    answer = proposed(transcript, SCHOOL)["q4"]
    assert answered(transcript, answer) == ["På många sätt.", "Vi har kamrater som stöder.", "Trögt."]


def test_several_turns_in_a_row_are_one_exchange() -> None:
    """A question over two turns is one, and every turn of an answer is a span of its own."""
    transcript = interview(
        "I: Vilket stöd får du av skolledningen,",
        "I: när det blir konflikter?",
        "P: Gott.",
        "P: För det mesta.",
    )
    answer = proposed(transcript, SCHOOL)["q3"]
    assert asked(transcript, answer).startswith("Vilket stöd")
    assert asked(transcript, answer).endswith("konflikter?")
    assert answered(transcript, answer) == ["Gott.", "För det mesta."]


@pytest.mark.parametrize("joined", ["skolan, och hur upplever", "skolan och hur upplever"])
def test_two_questions_in_one_sentence(joined: str) -> None:
    """Questions joined by "och", with a comma or without, are both asked and share the answer."""
    transcript = interview(f"I: Hur länge har du arbetat på {joined} du kontakten med föräldrarna?", "P: Jo.")
    found = proposed(transcript, SCHOOL)
    assert list(found) == ["q1", "q2"]
    assert answered(transcript, found["q1"]) == answered(transcript, found["q2"]) == ["Jo."]


def test_questions_out_of_order_are_found_and_given_in_the_order_of_the_guide() -> None:
    """An interviewer may begin with the last question; what is skipped is not proposed."""
    transcript = interview(
        "I: Vad betyder betygen för elevernas motivation?",
        "P: Allt.",
        "I: Hur länge har du arbetat på skolan?",
        "P: Länge.",
    )
    found = proposed(transcript, SCHOOL)
    assert list(found) == ["q1", "q5"]
    assert answered(transcript, found["q5"]) == ["Allt."]


def test_a_loosely_worded_question_is_found_out_of_order() -> None:
    """Going back in the guide does not take much more than following it."""
    transcript = interview(
        "I: Vad betyder betygen för elevernas motivation?",
        "P: Allt.",
        "I: Hur gammal är du på skolan och vad har du arbetat med?",
        "P: Ja.",
    )
    assert list(proposed(transcript, SCHOOL)) == ["q1", "q5"]


def test_like_questions_are_told_apart_by_order() -> None:
    """Of two questions with one wording, each is found in its place in the guide."""
    twice = guide("Hur är stödet?", "Vilka böcker används?", "Hur är maten?", "Hur är stödet?")
    transcript = interview("I: Hur är stödet?", "P: Bra.", "I: Hur är maten?", "P: God.", "I: Hur är stödet?", "P: Ja.")
    found = proposed(transcript, twice)
    assert list(found) == ["q1", "q3", "q4"]
    assert answered(transcript, found["q4"]) == ["Ja."]


def test_a_number_asks_without_the_wording() -> None:
    """``Fråga fyra`` asks the fourth question; a number that is looked back at asks nothing."""
    transcript = interview("I: Då tar vi fråga fyra. Du har läst den.", "P: Ja, vi gör mycket.")
    assert list(proposed(transcript, SCHOOL)) == ["q4"]
    assert propose(interview("I: Du sa på fråga fyra att det är lugnt.", "P: Ja."), SCHOOL) == ()


def test_an_echoed_number_asks_nothing() -> None:
    """A bare number asks a question with words beside it; alone it repeats what was said."""
    assert propose(interview("I: Fyra.", "P: Ja, fyra."), SCHOOL) == ()
    assert list(proposed(interview("I: Fyra. Berätta.", "P: Jo."), SCHOOL)) == ["q4"]


def test_a_number_makes_loose_wording_surer() -> None:
    """Number and wording are two witnesses: together they say more than either."""
    loose = "Vad betyder de för motivationen?"
    plain = proposed(interview(f"I: {loose}", "P: Ja."), SCHOOL)["q5"]
    named = proposed(interview(f"I: Femman. {loose}", "P: Ja."), SCHOOL)["q5"]
    assert plain.score < named.score < 1
    assert named.score > 0.6


def test_x_is_read_as_the_informants_attribute() -> None:
    """X is the last part of a role path, and any of the values of a place."""
    asks = guide(
        Question("a", "Vad gör en X?", stands_for="role"),
        Question("b", "Hur trivs du vid X?", stands_for="site"),
        "Vilka möten har ni?",
    )
    transcript = interview(
        "I: Vad gör en skolvärd?",
        "P: Allt.",
        "I: Hur trivs du i Ekeby?",
        "P: Gott.",
        informants={"P": {"role": "skola/skolvärd", "site": "Almby; Ekeby"}},
    )
    assert list(proposed(transcript, asks)) == ["a", "b"]
    assert proposed(transcript, asks)["a"].score == pytest.approx(1)
    assert proposed(interview("I: Vad gör en skolvärd?", "P: Allt."), asks) == {}
    two = {"P": {"role": "skola/vaktmästare; skola/skolvärd"}}
    assert list(proposed(interview("I: Vad gör en vaktmästare?", "P: Allt.", informants=two), asks)) == ["a"]


def test_a_question_not_meant_for_the_role_is_not_proposed() -> None:
    """Neither wording nor number proposes what no informant's role is asked; an unknown role is asked all."""
    asks = guide(Question("q1", "Hur sätter du betyg?", nr="1", roles=("skola/lärare",)), "Hur äter ni?")
    lines = ("I: Fråga ett. Hur sätter du betyg?", "P: Jaha.")
    assert propose(interview(*lines, informants={"P": {"role": "skola/skolvärd"}}), asks) == ()
    assert len(propose(interview(*lines, informants={"P": {"role": "skola/lärare/matte"}}), asks)) == 1
    assert len(propose(interview(*lines), asks)) == 1
    both = {"P": {"role": "skola/skolvärd"}, "Q": {"role": "skola/lärare"}}
    assert len(propose(interview(*lines, informants=both), asks)) == 1


PROBED = guide(
    Question(
        "q1",
        "Hur är stämningen på rasterna?",
        probes=(Probe("p1", "Buller"), Probe("p2", "Slagsmål, knuffar"), Probe("p3", "Lekande yngre barn")),
    ),
    "Hur många slagsmål har ni?",
)


def test_probes_are_recognised_and_stay_with_their_question() -> None:
    """A probe of the question under way is used, also where its word is another question's."""
    transcript = interview(
        "I: Hur är stämningen på rasterna? Är det bullrigt?",
        "P: Ja.",
        "I: Slagsmål?",
        "P: Nej.",
        "I: Några äldre barn?",
        "P: Nej.",
        "I: Och slagsmål vid lunch?",
        "P: Nej.",
    )
    found = proposed(transcript, PROBED)
    assert list(found) == ["q1"]
    assert found["q1"].probes == ("p1", "p2")
    assert answered(transcript, found["q1"]) == ["Ja.", "Nej.", "Nej.", "Nej."]


def test_a_probe_without_its_question_asks_the_other() -> None:
    """What would be a probe elsewhere is the question that has its words when that is asked."""
    transcript = interview("I: Hur många slagsmål har ni?", "P: Inga.", "I: Slagsmål alltså?", "P: Inga.")
    assert {key: answer.probes for key, answer in proposed(transcript, PROBED).items()} == {"q2": ()}


def test_words_of_the_question_itself_are_no_probe() -> None:
    """A probe that repeats a word of its question is used only when it is said beside the question."""
    asks = guide(Question("q1", "Hur är stämningen på rasterna?", probes=(Probe("p", "Stämningen"),)))
    transcript = interview("I: Hur är stämningen på rasterna?", "P: Sådär.")
    assert propose(transcript, asks)[0].probes == ()
    again = interview("I: Hur är stämningen på rasterna?", "P: Sådär.", "I: Och stämningen?", "P: Ja.")
    assert propose(again, asks)[0].probes == ("p",)


def test_a_sure_return_is_answered_in_both_places() -> None:
    """A question put again after another has two answers and is asked where it was put most clearly."""
    transcript = interview(
        "I: Hur arbetar ni mot mobbning?",
        "P: Med samtal.",
        "I: Hur länge har du arbetat på skolan?",
        "P: Länge.",
        "I: Tillbaka dit. Hur arbetar skolan mot mobbning?",
        "P: Och med regler.",
    )
    answer = proposed(transcript, SCHOOL)["q4"]
    assert answered(transcript, answer) == ["Med samtal.", "Och med regler."]
    assert asked(transcript, answer) == "Hur arbetar skolan mot mobbning?"


def test_an_unsure_return_is_a_follow_up() -> None:
    """A few of its words do not bring a question back from under another."""
    transcript = interview(
        "I: Hur arbetar skolan mot mobbning?",
        "P: Med samtal.",
        "I: Vad betyder betygen för elevernas motivation?",
        "P: Mycket.",
        "I: Är det mobbning?",
        "P: Nej.",
    )
    found = proposed(transcript, SCHOOL)
    assert answered(transcript, found["q4"]) == ["Med samtal."]
    assert answered(transcript, found["q5"]) == ["Mycket.", "Nej."]


def test_a_question_put_again_at_once_keeps_its_first_answer() -> None:
    """What is said between two wordings of one question answers it."""
    transcript = interview(
        "I: Hur länge har du arbetat på skolan?",
        "P: Länge.",
        "I: Är det mobbning som skolan arbetar med?",
        "P: Hur menar du?",
        "I: Hur arbetar skolan mot mobbning?",
        "P: Med samtal.",
    )
    assert answered(transcript, proposed(transcript, SCHOOL)["q4"]) == ["Hur menar du?", "Med samtal."]


def test_the_close_of_an_interview_ends_the_last_question() -> None:
    """Thanks after the last question answer nothing; thanks between two questions end nothing."""
    transcript = interview(
        "I: Hur arbetar skolan mot mobbning?",
        "P: Med samtal.",
        "I: Tack, det var tydligt.",
        "P: Och med regler.",
        "I: Vad betyder betygen för elevernas motivation?",
        "P: Mycket.",
        "I: Är det något du vill lägga till?",
        "P: Nej.",
    )
    found = proposed(transcript, SCHOOL)
    assert answered(transcript, found["q4"]) == ["Med samtal.", "Och med regler."]
    assert answered(transcript, found["q5"]) == ["Mycket."]


def test_informants_ask_nothing() -> None:
    """A question in an informant's mouth is not asked, and without an interviewer there are no proposals."""
    assert propose(interview("P: Hur arbetar skolan mot mobbning?", "Q: Jaha."), SCHOOL) == ()


def test_an_unanswered_question_is_asked_all_the_same() -> None:
    """A question at the very end has been asked and has no answer."""
    answer = proposed(interview("P: Hej.", "I: Hur arbetar skolan mot mobbning?"), SCHOOL)["q4"]
    assert answer.answered == ()


def test_headings_are_not_asked() -> None:
    """What has a heading only is no question, also when its words are said."""
    asks = guide(Question("q1", heading="Betyg och bedömning", nr="1"), Question("q1a", "Hur sätts de?", under="q1"))
    assert propose(interview("I: Fråga ett, betyg och bedömning.", "P: Ja."), asks) == ()


def test_the_basis_changes_with_all_that_proposals_rest_on() -> None:
    """Text, sides, turns, attributes and the guide's wording are in the basis, and nothing that changes by itself."""
    asked, said = array("I", [3, 7]), array("I", [12, 16])
    voices = [Heard("I", "interviewer", {}, asked), Heard("P", "informant", {"role": "elev"}, said)]
    before = basis("text", voices, guide_basis(SCHOOL))
    assert basis("text", voices[::-1], guide_basis(guide(*SCHOOL.questions))) == before
    asks, answers = voices
    others = [
        basis("other", voices, guide_basis(SCHOOL)),
        basis("text", [replace(asks, side="informant"), answers], guide_basis(SCHOOL)),
        basis("text", [asks, replace(answers, attributes={"role": "lärare"})], guide_basis(SCHOOL)),
        basis("text", [asks, replace(answers, ends=array("I", [12, 17]))], guide_basis(SCHOOL)),
        basis("text", voices, guide_basis(guide(*SCHOOL.questions[1:]))),
        basis("text", voices, guide_basis(guide(*SCHOOL.questions, roles=("lärare",)))),
        basis(
            "text", voices, guide_basis(guide(replace(SCHOOL.questions[0], stands_for="role"), *SCHOOL.questions[1:]))
        ),
    ]
    assert len({before, *others}) == 8


def test_no_language_model_is_loaded() -> None:
    """Guide matching runs on the text alone."""
    program = "import sys, intervjukod.language.guide_matching; sys.exit('spacy' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
