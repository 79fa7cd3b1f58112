"""Sentences and clauses as a Swedish reader would cut them: one case a rule, ``|`` where a cut is."""

from __future__ import annotations

import pytest

from intervjukod.domain.sentences import ABBREVIATIONS, clauses, sentences
from intervjukod.domain.span import Span, whole


def cut(marked: str) -> tuple[str, list[str]]:
    """A text written with ``|`` between its units, without and with the cuts."""
    return marked.replace("|", ""), [unit.strip() for unit in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "Vi är få.| Det räcker inte!| Hur då?| Jo",
        "ja.| nej det vet jag inte.| vi var där!| jaså?| jo",
        "Det är t.ex. Sergels torg.| Dvs. Plattan.",
        "Det är t. ex. bra, bl. a. för oss, s. k. plattan, m fl. ställen.",
        "Vi har kameror m.m.| Polisen, ordningsvakter m. fl.| Men inte alla m.fl. är där osv. hela tiden.",
        "Vi ses kl. 21.30.| Sedan kl. 22 går vi.",
        "Kom den 3. juli, okt. 2020 och s. 12.| Slut den 21.| Nu.",
        "1. Polisen kom.| 2. Den gick.",
        "Det sa J. Andersson, A. B. Karlsson och K.-G. Berg.| Och i U.S.A.| Det stämmer inte.",
        "Vi bad A.| Hon kom till B. Svensson.",
        "Jag... vet inte...| Kanske.| Hmm… nej…| Jo.",
        "Den [droghandeln] är [...] som förr [...].| Det är så [...]| Ibland inte.",
        "[...] Det var så.| – Jaha.",
        "”Nej!” och gick.| ”Jo.”| Sen kom hon.",
        "Hon sa ”vad gör du? undrade han” och gick.",
        '"Vad?!"| Ja!!!| Men (eller hur?) så var det.',
        "Vi var där (det tog slut.) och sen gick vi.",
        "Hon sa ”t.ex. Plattan” och gick.",
        "(Det var bra. Eller hur? Ja.)| Sen gick vi.",
        "Det var (oj.| Vad tokigt.| Ja.",
        "Jag vet (.) Sergels torg (...) Plattan (!) Det (2.0) är så.",
        "Ja\n\n|Nej\ndet\nvet jag",
        "Föreslå t.ex.\n|- handel\n|– våld\n|• gäng",
        "Vi är få.| \U0001f600 Ja.",
        "Han sa ’business as usual’.| Ja.",
        "Insp. Berg och f.d. polisen pga. Covid, enl. Anna.| Det var 20 st.| Jo.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    """Abbreviations, numbers, initials, quotations, brackets and ellipses do not end a sentence too early."""
    text, units = cut(marked)
    assert [span.of(text) for span in sentences(text, whole(text))] == units


def test_an_abbreviation_is_written_as_it_is_looked_up() -> None:
    """The table holds no white space, no capitals and no last full stop, or its entry would never be met."""
    assert [word for word in ABBREVIATIONS if word != word.lower().strip(".") or " " in word] == []


def test_sentences_lie_in_their_span() -> None:
    """Only the span is cut; what ends beyond it is not looked at, and white space at its ends is left out."""
    text = "I: Hur då?\nP:  Vi är få. Det  vet du. \nI: Jo"
    span = Span(text.index("  Vi"), text.index("I: Jo"))
    assert [unit.of(text) for unit in sentences(text, span)] == ["Vi är få.", "Det  vet du."]


@pytest.mark.parametrize(("text", "units"), [("", []), (" \n ", []), ("...", ["..."]), ("? ! ", ["? !"])])
def test_a_span_without_words_is_one_sentence_or_none(text: str, units: list[str]) -> None:
    """Signs alone are one unit, so that they can be reached; white space alone is nothing."""
    assert [span.of(text) for span in sentences(text, whole(text))] == units


@pytest.mark.parametrize(
    "marked",
    [
        "vi har inte folk,| det är som det är;| man får prioritera",
        "ja, absolut,| det tycker jag,| jo visst, ja.",
        "vi gick dit –| som vanligt – hem",
        "det var (.)| som det var (2.0)| och sen [paus 3 s]| gick vi",
        "[00:12:33] ja, visst är det så",
        "det är in- och utpassering",
        "(2.0) jag vet inte [00:12:33]| vad jag ska säga 00:12:40| om det här #00:12:44-1#| nej men",
        "kl. 21:30 (kanske) 10,5 timmar,| t.ex. på torget…| men inte nu",
        "Nej.| Det var så,| tror jag, va?",
        "jag sa ”kom hit,”| och han kom",
        "självklart",
    ],
)
def test_clauses_end_at_the_breaths_of_speech(marked: str) -> None:
    """Commas, dashes, pauses and timestamps end a clause of two words or more; one word goes with the next."""
    text, units = cut(marked)
    assert [span.of(text) for span in clauses(text, whole(text))] == units
