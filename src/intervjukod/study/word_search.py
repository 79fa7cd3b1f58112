"""Finding a query's words: by the index where a text is indexed, by a scan of its letters where it is not.

What comes out are the different words found, each with the places where it stands, so that a person sees what
was taken for a hit and can leave some of it out.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from intervjukod.domain.folding import find_folded, fold, spelling
from intervjukod.domain.span import Span, overlapping_pairs, surroundings, uncut
from intervjukod.domain.text import canonical, words
from intervjukod.domain.word import Breadth, IndexedWord, Kinship
from intervjukod.language.word_matching import Lexicon, related
from intervjukod.storage.tables import Spans
from intervjukod.storage.word_index import Places, WordIndex

NEAR = 100
"""Code points on each side of what a scan found in which its words begin and end."""
MANY = 64
"""Places in one text from which on it is quicker to find all its words once."""

Kin = Mapping[IndexedWord, Kinship]
"""The words that one word of a query finds."""
Standing = tuple[Span, tuple[IndexedWord, ...], Kinship]
"""Where the words of a query stand side by side, which words they are there, and the farthest kinship of them."""


@dataclass(slots=True)
class Found:
    """A word, or a phrase, that a query found: folded, with its lemma ("" when a scan found it) and its kinship.

    ``spans`` are code points, in order, by hash of the text.
    """

    word: str
    lemma: str
    kinship: Kinship
    spans: dict[str, Spans]

    @property
    def count(self) -> int:
        """How many places."""
        return sum(map(len, self.spans.values()))


def by_index(index: WordIndex, query: str, breadth: Breadth, hashes: Collection[str]) -> list[Found]:
    """What the index has of a query in the texts with ``hashes``. ``IndexLost``."""
    asked = kin(index, query, compounds=breadth is Breadth.COMPOUNDS)
    if not asked or not all(asked):
        return []
    numbers = {one.n for found in asked for one in found}
    places = ((n, hash_, at) for n, hash_, at in index.places(numbers) if hash_ in hashes)
    return _single(asked[0], places) if len(asked) == 1 else _phrases(asked, places)


def _single(asked: Kin, places: Iterable[tuple[int, str, Places]]) -> list[Found]:
    """Of one word: its places are taken as they are, most are never looked at."""
    by_number = {one.n: one for one in asked}
    found: dict[str, Found] = {}
    for n, hash_, at in places:
        one = by_number[n]
        word = found.get(one.form)
        if word is None:
            word = found[one.form] = Found(one.form, one.lemma, asked[one], {})
        if asked[one] is not word.kinship:
            word.kinship = nearer(word.kinship, asked[one])
        there = word.spans.get(hash_)
        word.spans[hash_] = at.spans if there is None else in_order([*there, *at.spans])  # one word, two lemmas
    return list(found.values())


def _phrases(asked: Sequence[Kin], places: Iterable[tuple[int, str, Places]]) -> list[Found]:
    by_text: dict[str, dict[int, Places]] = defaultdict(dict)
    for n, hash_, at in places:
        by_text[hash_][n] = at
    found: dict[str, Found] = {}
    for hash_, there in by_text.items():
        spans: dict[str, list[Span]] = defaultdict(list)
        for span, stood, kinship in standing(asked, there):
            word = " ".join(one.form for one in stood)
            found.setdefault(word, Found(word, " ".join(one.lemma for one in stood), kinship, {}))
            spans[word].append(span)
        for word, stand in spans.items():
            found[word].spans[hash_] = in_order(stand)
    return list(found.values())


def kin(lexicon: Lexicon, query: str, *, compounds: bool) -> list[Kin]:
    """What each word of a query finds, in order."""
    text = canonical(query).text
    return [related(lexicon, word.of(text), compounds=compounds) for word in words(text)]


def standing(asked: Sequence[Kin], places: Mapping[int, Places]) -> Iterator[Standing]:
    """Where the words of a query stand beside each other in a text whose words, by number, have ``places``."""
    if not asked:
        return
    there = [{one: kinship for one, kinship in found.items() if one.n in places} for found in asked]
    positions = [chain.from_iterable(places[one.n].positions for one in found) for found in there]
    begun = set.intersection(*({at - nth for at in every} for nth, every in enumerate(positions)))
    if not begun:
        return
    words_at = [_at(found, places, {at + nth for at in begun}) for nth, found in enumerate(there)]
    for first in sorted(begun):
        stood = [words_at[nth][first + nth] for nth in range(len(asked))]
        span = stood[0][0].cover(stood[-1][0])
        yield span, tuple(one for _, one, _ in stood), max((kin for *_, kin in stood), key=lambda kin: kin.distance)


def _at(
    found: Kin, places: Mapping[int, Places], wanted: Collection[int]
) -> dict[int, tuple[Span, IndexedWord, Kinship]]:
    """What stands at each of the positions that are ``wanted``; of several lemmas the nearest kin."""
    there: dict[int, tuple[Span, IndexedWord, Kinship]] = {}
    for one, kinship in sorted(found.items(), key=lambda item: -item[1].distance):
        at = places[one.n]
        for nth, position in enumerate(at.positions):
            if position in wanted:
                there[position] = (at.spans[nth], one, kinship)
    return there


def nearer(one: Kinship, other: Kinship) -> Kinship:
    """The nearer of two kinships."""
    return min(one, other, key=lambda kin: kin.distance)


def in_order(spans: Iterable[Span]) -> Spans:
    """Each span once."""
    return Spans(array("I", (end for span in sorted(set(spans)) for end in (span.start, span.end))))


def together(parts: Sequence[Spans]) -> Spans:
    """The spans of several words in one text, each once, in order."""
    if len(parts) == 1:
        return parts[0]
    pairs = {pair for part in parts for pair in zip(part.ends[::2], part.ends[1::2], strict=True)}
    return Spans(array("I", chain.from_iterable(sorted(pairs))))


def by_scan(texts: Iterable[tuple[str, str]], query: str, breadth: Breadth) -> list[Found]:
    """The letters of a query in texts, each with its hash.

    As written they are found also inside words; for forms only as whole words, and for compounds the words
    that they stand in.
    """
    wanted = spelling(canonical(query).text)
    found: dict[str, Found] = {}
    for hash_, text in texts:
        spans = find_folded(fold(text), query, whole_words=breadth is Breadth.FORMS)
        every = words(text) if len(spans) > MANY else None
        stand: dict[str, list[Span]] = defaultdict(list)
        for span in spans:
            around = uncut(span, _words_near(text, span) if every is None else every)
            stand[fold(around.of(text)).text].append(span if breadth is Breadth.EXACT else around)
        for word, there in stand.items():
            kinship = Kinship.EXACT if spelling(word) == wanted else Kinship.COMPOUND
            found.setdefault(word, Found(word, "", kinship, {})).spans[hash_] = in_order(there)
    return list(found.values())


def _words_near(text: str, span: Span) -> list[Span]:
    before, after = surroundings(text, span, NEAR)
    return words(text, before.cover(after))


def spoken_turns(voices: Iterable[Sequence[int]]) -> list[int]:
    """The turns of several voices as bare offsets, each start followed by its end, in order; empty ones left out."""
    turns = sorted(pair for ends in voices for pair in zip(ends[::2], ends[1::2], strict=True) if pair[0] != pair[1])
    return list(chain.from_iterable(turns))


def spoken(found: Iterable[Found], turns: Mapping[str, Sequence[int]]) -> list[Found]:
    """What stands in somebody's words: a label before a turn, its time and its cue are no hits.

    ``turns`` are by hash of the text what ``spoken_turns`` gives; a text without any counts as a whole.
    """
    for one in found:
        for hash_, there in one.spans.items():
            if units := turns.get(hash_):
                one.spans[hash_] = Spans(array("I", overlapping_pairs(there.ends, units)))
        one.spans = {hash_: there for hash_, there in one.spans.items() if there}
    return [one for one in found if one.spans]


def gathered(*parts: Iterable[Found]) -> list[Found]:
    """What was found in different texts, each word once: nearest kin first, then the most frequent."""
    found: dict[str, Found] = {}
    for part in chain(*parts):
        one = found.setdefault(part.word, part)
        one.lemma = one.lemma or part.lemma
        one.kinship = nearer(one.kinship, part.kinship)
        one.spans = one.spans | part.spans
    return sorted(found.values(), key=lambda one: (one.kinship.distance, -one.count, one.word))
