"""What holds for any text at all: canonical, folded, cut into words and sentences, made safe."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from intervjukod.domain.folding import find_folded, fold
from intervjukod.domain.glyphs import printable, safe
from intervjukod.domain.oddities import oddities
from intervjukod.domain.sentences import clauses, sentences
from intervjukod.domain.span import Span, count_within, uncut, whole
from intervjukod.domain.text import canonical, clusters, find_quote, word_starts, words

PIECES = [
    *("a", "b", "c", "cc", "s", "ss", "l", "t", "e", "i", "Å", "ä", "ö", "I", "n", "g", "x", "7"),
    *(" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\x0c", ".", ". ", "...", "…", "! ", "? ", ", ", "; "),
    *("(", ")", "[", "]", "[...]", "(.)", "(2.0)", "[00:12:33]", "”", '"', "’", "–", " – ", "-", ":", "_"),
    *("t.ex.", "m. fl.", "kl.", "J.", "\u00ad", "\u200b", "\u200d", "\u202e", "\x1b", "\0", "\x9b", "\ufeff"),
    *("\u0301", "\u0302", "\u0438", "\u0446", "\u03bd", "\ufb01", "\ufb03", "\u00df", "\u0130", "\u0390"),
    *("\U0001f469", "\U0001f3fd", "\ufe0f", "\u20e3", "\U0001f1f8", "\u05e9\u05b8", "\u0928\u092e\u094d"),
]
raws = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=25),
    st.text(alphabet=["\r", "\n", "\ud83d", "\ude00", "a", "\u030a"], max_size=8),
)
texts = raws.map(lambda raw: canonical(raw).text)


@st.composite
def texts_with_a_span(draw: st.DrawFn) -> tuple[str, Span]:
    """A canonical text and a span of it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


def in_order(spans: list[Span]) -> bool:
    """Whether each span ends before the next begins."""
    return all(left.end <= right.start for left, right in pairwise(spans))


@given(raws)
def test_canonical_text_is_canonical(raw: str) -> None:
    """Canonical text is NFC, has no CR and no half character, and is left alone the second time."""
    made = canonical(raw)
    assert unicodedata.is_normalized("NFC", made.text)
    assert "\r" not in made.text
    assert made.text.encode().decode() == made.text
    again = canonical(made.text)
    assert (again.text, again.nfc_changes, again.newlines, again.lone_surrogates) == (made.text, 0, 0, 0)


@given(raws)
def test_what_canonical_changed_is_counted(raw: str) -> None:
    """A text is changed exactly when something was counted."""
    made = canonical(raw)
    counted = made.nfc_changes + made.newlines + made.surrogate_pairs + made.lone_surrogates
    assert (made.text != raw) == (counted > 0)


@given(texts)
def test_oddities_are_where_they_say(text: str) -> None:
    """Every oddity's example stands on its first line, and no more lines are told than there are oddities."""
    lines = text.split("\n")
    for oddity in oddities(text):
        assert oddity.example in lines[oddity.lines[0] - 1]
        assert list(oddity.lines) == sorted(set(oddity.lines))
        assert len(oddity.lines) + oddity.more <= oddity.count <= len(text)


@given(texts_with_a_span())
def test_words_are_disjoint_and_hold_every_letter(case: tuple[str, Span]) -> None:
    """Words lie in order in their span, and no letter outside an emoji is left between them."""
    text, span = case
    found = words(text, span)
    assert in_order([Span(0, span.start), *found, Span(span.end, len(text))])
    left = text
    for word in reversed(found):
        left = left[: word.start] + " " * len(word) + left[word.end :]
    pictured = ("\ufe0f", "\u20e3")
    assert not any(
        letter.isalnum() and left[at + 1 : at + 2] not in pictured for at, letter in enumerate(left) if span.holds(at)
    )


@given(texts)
def test_word_starts_are_the_starts_of_words(text: str) -> None:
    """The array of starts is that of the words, so that a count within a span is two bisections."""
    starts = word_starts(text, [whole(text)])
    assert list(starts) == [word.start for word in words(text)]
    assert count_within(starts, 0, len(text)) == len(starts)


@given(texts)
def test_clusters_are_whole_graphemes(text: str) -> None:
    """Clusters are in order, longer than a code point, and end before what is no mark or joiner."""
    found = clusters(text)
    assert in_order(found)
    for cluster in found:
        assert len(cluster) > 1
        following = text[cluster.end : cluster.end + 1]
        assert not following or unicodedata.category(following)[0] != "M"


@given(texts_with_a_span())
def test_every_quote_is_found_where_it_stands(case: tuple[str, Span]) -> None:
    """A passage of a text is among the places where its words are found, and all places read the same."""
    text, span = case
    quote = span.of(text)
    assume(quote.strip())
    found = find_quote(text, quote)
    assert span in found
    assert {place.of(text) for place in found} == {quote}


@given(texts)
def test_fold_offsets_rise_and_stay_in_the_text(text: str) -> None:
    """There is an offset for every folded code point and one for the end, none smaller than the last."""
    folded = fold(text)
    offsets = list(folded.offsets)
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is folded already."""
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_folding_keeps_the_letters_of_swedish(text: str) -> None:
    """å, ä and ö are in the folded text exactly when they, or their capitals, are in the text."""
    folded = fold(text).text
    assert {letter for letter in "åäö" if letter in folded} == {
        letter for letter in "åäö" if letter in text or letter.upper() in text
    }


@given(texts_with_a_span())
def test_every_passage_is_found_by_its_own_words(case: tuple[str, Span]) -> None:
    """A query copied from a text finds something there, whatever its first and last letters are cut from."""
    text, span = case
    query = span.of(text)
    assume(fold(query).text.strip())
    assert find_folded(fold(text), query)


@given(texts, st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join))
def test_what_is_found_folds_to_what_was_asked_for(text: str, query: str) -> None:
    """Every match, in order and cutting no grapheme, folds to a text that the query is found in."""
    folded = fold(text)
    found = find_folded(folded, query)
    assert in_order(found)
    for span in found:
        assert uncut(span, folded.clusters) == span
        assert find_folded(fold(span.of(text)), query)


@given(st.text(alphabet="aacceeil. \n", max_size=30), st.text(alphabet="acei ", min_size=1, max_size=4))
def test_a_match_folds_to_exactly_the_query(text: str, query: str) -> None:
    """Where nothing is widened and no consonant stands between others, a match is no more than asked."""
    asked = fold(query).text.strip()
    assert {fold(span.of(text)).text for span in find_folded(fold(text), query)} <= {asked}


@given(texts_with_a_span())
def test_sentences_and_clauses_cover_their_span(case: tuple[str, Span]) -> None:
    """Both are trimmed, in order and disjoint, lie in the span, and leave nothing but white space."""
    text, span = case
    for units in (sentences(text, span), clauses(text, span)):
        assert in_order([Span(0, span.start), *units, Span(span.end, len(text))])
        assert all(unit.of(text) == unit.of(text).strip() != "" for unit in units)
        assert "".join(span.of(text).split()) == "".join("".join(unit.of(text).split()) for unit in units)


@given(texts_with_a_span())
def test_every_clause_lies_in_a_sentence(case: tuple[str, Span]) -> None:
    """Widening a clause gives one sentence, never two."""
    text, span = case
    whole_sentences = sentences(text, span)
    for clause in clauses(text, span):
        assert sum(sentence.contains(clause) for sentence in whole_sentences) == 1


@given(raws)
def test_safe_text_keeps_every_place(raw: str) -> None:
    """Safe text has the same length, and differs only where a terminal would have obeyed."""
    shown = safe(raw)
    assert len(shown) == len(raw)
    for before, after in zip(raw, shown, strict=True):
        assert before == after or unicodedata.category(before) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert after == "\n" or unicodedata.category(after) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(after) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "PDI"}


@given(raws)
def test_printable_text_is_one_line(raw: str) -> None:
    """A printable text has the same length and no line end of any kind."""
    assert len(printable(raw)) == len(raw)
    assert len(printable(f"a{raw}").splitlines()) == 1
