"""Quotes edited as Swedish reports do it: what follows from what was said, what is refused, and how it is printed."""

from __future__ import annotations

import pytest

from intervjukod.domain.citing import INSTEAD, Kind
from intervjukod.domain.quotation import Quotation, edited, printed, undone, unedited
from intervjukod.domain.span import Span
from intervjukod.errors import RefusedError

OMISSION, CLARIFICATION, NORMALISATION = Kind.OMISSION, Kind.CLARIFICATION, Kind.NORMALISATION
SAID = "Ja, jag tycker att den minskat lite sen i våras. Dom flyttar på sig, liksom, hela tiden."

FOLLOWS = {
    "as it was said": (SAID, SAID, []),
    "words left out": (
        "Den står kvar, tror jag, mitt på bron.",
        "Den står kvar [...] mitt på bron.",
        [(NORMALISATION, "kvar,", "kvar"), (OMISSION, "tror jag,", "[...]")],
    ),
    "an omission with a full stop after it": (
        "Det var lugnt då, vad jag minns. Nu är det annat.",
        "Det var lugnt då [...]. Nu är det annat.",
        [(NORMALISATION, "då,", "då"), (OMISSION, "vad jag minns.", "[...].")],
    ),
    "a whole sentence left out": (
        "Vi går två. Det är regeln. Ibland tre.",
        "Vi går två. [...] Ibland tre.",
        [(OMISSION, "Det är regeln.", "[...]")],
    ),
    "a clarification beside a word": (
        "Den ligger där.",
        "Den [kiosken] ligger där.",
        [(CLARIFICATION, "", "[kiosken]")],
    ),
    "a clarification in place of words": (
        "Då var han där borta igen.",
        "Då var han [vid stationen] igen.",
        [(CLARIFICATION, "där borta", "[vid stationen]")],
    ),
    "a clarification at the end": (
        "Det har lagt sig.",
        "Det har lagt sig [sedan i maj].",
        [(NORMALISATION, "sig.", "sig"), (CLARIFICATION, "", "[sedan i maj].")],
    ),
    "an omission and a clarification together": (
        "Nu då, när det är som förr, blir det mer.",
        "Nu [...] [i juni] blir det mer.",
        [(OMISSION, "då, när det är som förr,", "[...]"), (CLARIFICATION, "", "[i juni]")],
    ),
    "two omissions after each other": (
        "Ett två tre fyra.",
        "Ett [...] [...] fyra.",
        [(OMISSION, "två", "[...]"), (OMISSION, "tre", "[...]")],
    ),
    "speech spelled as writing": (
        "dom sa nåt om mej å våran bil",
        "De sade något om mig och vår bil",
        [
            (NORMALISATION, "dom", "De"),
            (NORMALISATION, "sa", "sade"),
            (NORMALISATION, "nåt", "något"),
            (NORMALISATION, "mej", "mig"),
            (NORMALISATION, "å", "och"),
            (NORMALISATION, "våran", "vår"),
        ],
    ),
    "one word as two": (
        "Vi åkte hem istället.",
        "Vi åkte hem i stället.",
        [(NORMALISATION, "istället.", "i stället.")],
    ),
    "two words as one": (
        "Vi åkte hem i stället.",
        "Vi åkte hem istället.",
        [(NORMALISATION, "i stället.", "istället.")],
    ),
    "a dash that is only a breath": (
        "Han – alltså – gick.",
        "Han alltså gick.",
        [
            (NORMALISATION, "Han –", "Han"),
            (NORMALISATION, "alltså –", "alltså"),
        ],
    ),
    "a letter in brackets": ("och det blev så", "[O]ch det blev så", [(NORMALISATION, "och", "[O]ch")]),
    "what the transcriber noted stays": (
        "Det var [skratt] inte bra [ohörbart ord] alls.",
        "Det var [skratt] inte bra [ohörbart ord] alls.",
        [],
    ),
    "what the transcriber noted is left out": (
        "Det var [skratt] inte bra.",
        "Det var [...] inte bra.",
        [(OMISSION, "[skratt]", "[...]")],
    ),
    "a question between two answers": (
        "Det blev färre.\n\nI: Hur då?\n\nP: Folk flyttade.",
        "Det blev färre. [...] Folk flyttade.",
        [(OMISSION, "I: Hur då? P:", "[...]")],
    ),
}


def told(quotation: Quotation) -> list[tuple[Kind, str, str]]:
    """The edits, without their places."""
    return [(edit.kind, edit.was, edit.words) for edit in quotation.edits]


@pytest.mark.parametrize(("verbatim", "text", "edits"), FOLLOWS.values(), ids=FOLLOWS)
def test_what_was_edited_is_told_and_can_be_taken_back(
    verbatim: str, text: str, edits: list[tuple[Kind, str, str]]
) -> None:
    """Each edit has its kind, what was said and what stands; without them the words are those that were said."""
    quotation = edited(verbatim, text)
    assert told(quotation) == edits
    assert undone(quotation) == verbatim
    assert [edit.span.of(verbatim).split() for edit in quotation.edits] == [was.split() for _, was, _ in edits]
    assert [edit.place.of(quotation.text) for edit in quotation.edits] == [words for _, _, words in edits]


REFUSED = {
    "words gone": ("det ökade väldigt mycket då", "det ökade då", "citation_gone", {"words": "väldigt mycket"}),
    "words gone first": ("ja det ökade", "det ökade", "citation_gone", {"words": "ja"}),
    "words gone last": ("det ökade då", "det ökade", "citation_gone", {"words": "då"}),
    "words gone after an omission": (
        "först det ena sen det andra till slut",
        "först [...] sen andra till slut",
        "citation_gone",
        {"words": "det"},
    ),
    "words new": ("det ökade då", "det ökade faktiskt lite då", "citation_new", {"words": "faktiskt lite"}),
    "words new last": ("det ökade", "det ökade då", "citation_new", {"words": "då"}),
    "words new after an omission": ("vi ser det ofta", "vi [...] hatar ofta", "citation_new", {"words": "hatar"}),
    "another word": ("det ökade då", "det minskade då", "citation_other_word", {"words": "minskade", "was": "ökade"}),
    "another number": ("det var 25 där", "det var 26 där", "citation_other_word", {"words": "26", "was": "25"}),
    "an omission of nothing": ("det ökade då", "det [...] ökade då", "citation_omits_nothing", {"after": "det"}),
    "an omission of nothing at the end": ("det ökade", "det ökade [...]", "citation_omits_nothing", {"after": "ökade"}),
    "an omission of nothing at the start": ("det ökade", "[...] det ökade", "citation_omits_nothing", {"after": "”"}),
    "empty brackets": ("det ökade då", "det [ ] ökade då", "citation_brackets_empty", {"after": "det"}),
    "nothing": ("det ökade då", " \n", "citation_empty", {}),
    "every word left out": ("det ökade då", "[...]", "citation_without_words", {}),
    "words of one's own alone": ("det ökade då", "[allt är som förr] [...]", "citation_without_words", {}),
    "a per cent sign gone": ("det är 20 % kvar", "det är 20 kvar", "citation_gone", {"words": "%"}),
    "the order changed": ("först kom hon sen han", "först kom han sen hon", "citation_gone", {"words": "hon sen"}),
}  # fmt: skip


@pytest.mark.parametrize(("verbatim", "text", "key", "values"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_follow_is_refused_by_its_words(
    verbatim: str, text: str, key: str, values: dict[str, str]
) -> None:
    """Nothing vanishes and nothing is put into somebody's mouth without a sign of it."""
    with pytest.raises(RefusedError) as refused:
        edited(verbatim, text)
    assert (refused.value.key, refused.value.values) == (key, values)


def test_a_clarification_stands_for_a_few_words_only() -> None:
    """More than ten words in its place are an omission, and must say so."""
    words = [f"ord{n}" for n in range(INSTEAD + 1)]
    few, many = " ".join(["a", *words[1:], "b"]), " ".join(["a", *words, "b"])
    assert told(edited(few, "a [kort] b")) == [(CLARIFICATION, " ".join(words[1:]), "[kort]")]
    with pytest.raises(RefusedError, match="citation_gone"):
        edited(many, "a [kort] b")
    assert [kind for kind, _, _ in told(edited(many, "a [kort] [...] b"))] == [CLARIFICATION, OMISSION]


def test_repeated_words_are_followed_all_the_same() -> None:
    """Where words stand several times, some way through them is found whenever there is one."""
    for text in ("det [...] är det", "[...] det är det", "det är det [...] det", "det [x] det är [...] det"):
        quotation = edited("det är det är det är det", text)
        assert undone(quotation) == "det är det är det är det"


def test_the_same_word_farther_on_is_taken_before_another_spelling_near_by() -> None:
    """An omission reaches to the word as it was said, not to one that it could be a spelling of."""
    quotation = edited("vi sa de nu sen det nu då så", "vi [...] det nu [...] så")
    assert told(quotation) == [(OMISSION, "sa de nu sen", "[...]"), (OMISSION, "då", "[...]")]


def test_white_space_is_folded_and_comes_back() -> None:
    """Line breaks, tabs and hard blanks are single blanks in the quote, and what they were when edits are undone."""
    verbatim = "\n Det  var\tså\u00a0här \r\x0b då.\n\n"
    quotation = edited(verbatim, "Det  [torget] var så\nhär då.")
    assert quotation.text == "Det [torget] var så här då."
    assert undone(quotation) == verbatim
    assert (unedited(verbatim).text, undone(unedited(verbatim))) == ("Det var så här då.", verbatim)


def test_letters_are_compared_as_the_transcript_has_them() -> None:
    """What is written in decomposed letters is no other spelling."""
    assert edited("då går vi", "da\u030a ga\u030ar vi").edits == ()


def test_an_omission_may_be_written_in_several_ways() -> None:
    """An ellipsis, blanks in it and a missing blank beside it all are the one sign of the reports."""
    for sign in (" […] ", " [...] ", " [ ... ] ", "[…]"):
        assert edited("ett två tre", f"ett{sign}tre").text == "ett [...] tre"


def test_marks_around_the_whole_text_are_none_of_its_words() -> None:
    """Somebody who writes the quote with its marks has edited nothing by that."""
    quotation = edited("det var så", "”Det var så”")
    assert (quotation.text, told(quotation)) == ("Det var så", [(NORMALISATION, "det", "Det")])
    assert edited('"ja" sa han "nej"', '"ja" sa han "nej"').edits == ()


def test_a_quote_is_printed_between_the_same_marks() -> None:
    """” on both sides, ’ on both sides of what is quoted in it, whatever marks the transcript has."""
    said = 'Han sa "kom", hon sa “nej” och jag sa ‘vänta’.'
    assert printed(unedited(said)) == "”Han sa ’kom’, hon sa ’nej’ och jag sa ’vänta’.”"


def test_a_spelling_is_told_from_a_capital() -> None:
    """Only other letters are another spelling; capitals, punctuation and brackets are not."""
    quotation = edited("dom var där, sa hon", "De var där sade [H]on")
    assert [(edit.was, edit.respells) for edit in quotation.edits] == [
        ("dom", True),
        ("där,", False),
        ("sa", True),
        ("hon", False),
    ]


def test_an_inserted_clarification_stands_after_the_word_before_it() -> None:
    """Where nothing was said its span is empty."""
    assert edited("den låg där", "den [lappen] låg där").edits[0].span == Span(3, 3)
    assert edited("den låg där", "[Då] den låg där").edits[0].span == Span(0, 0)
