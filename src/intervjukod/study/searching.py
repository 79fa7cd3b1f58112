"""The room for searching: words in their forms and inside compounds, and the index that it takes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from os.path import expanduser

from intervjukod.domain.folding import fold
from intervjukod.domain.span import Span
from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Note, Transcript
from intervjukod.domain.word import Breadth
from intervjukod.errors import RefusedError, StudyError
from intervjukod.storage.store import INDEX
from intervjukod.storage.word_index import IndexLost, Trouble, WordIndex
from intervjukod.study.context import Context
from intervjukod.study.counting import voices
from intervjukod.study.hits import Hits, Narrowing
from intervjukod.study.indexing import Child, Progress, build
from intervjukod.study.keyword_marks import keyword_marks
from intervjukod.study.proposals import awaited
from intervjukod.study.reading import Reading
from intervjukod.study.shapes import Hit, IndexState, KeywordMark, WordMatch
from intervjukod.study.word_search import Found, by_index, by_scan, gathered, spoken, spoken_turns, together

_LOST = {Trouble.GONE: "search.index_gone", Trouble.DAMAGED: "search.index_damaged"}
TRIES = 3
"""Times that a child is started for the same work: one that ends without it would end so for ever."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A transcript with a text: id, name, and the hash of the text shown."""

    id: str
    name: str
    hash: str


@dataclass(slots=True)
class _Begun:
    """The work that a child was last started for, and how often."""

    work: object = None
    tries: int = field(default=0)


class Searching:
    """See :mod:`intervjukod.study`.

    A transcript that is not indexed is scanned for the letters as written, so that nothing is missed that a
    search without an index finds; ``state`` tells how many those are.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._path = context.folder.root / INDEX
        self._index = WordIndex(self._path, frozen=context.store.read_only)
        self._child = Child()
        self._begun = _Begun()
        self._last: tuple[object, list[Found]] | None = None

    def words(self, query: str, *, breadth: Breadth, transcript: str = "") -> Sequence[WordMatch]:
        """The different words that a query finds, nearest kin first, then by count.

        RefusedError for an empty query, NotFoundError for an unknown transcript.
        """
        texts = self._texts(transcript)
        matches = []
        for one in self._found(query, breadth):
            counts = [len(one.spans[text.hash]) for text in texts if text.hash in one.spans]
            if counts:
                matches.append(WordMatch(one.word, one.lemma, one.kinship, sum(counts), len(counts)))
        return sorted(matches, key=lambda match: (match.kind.distance, -match.count, match.word))

    def hits(
        self,
        query: str,
        *,
        breadth: Breadth = Breadth.EXACT,
        without: Collection[str] = (),
        transcript: str = "",
        role: str = "",
        code: str = "",
        regex: bool = False,
    ) -> Sequence[Hit]:
        """Where a query's words stand, by transcript name and place; several words stand side by side.

        ``without`` are words, as ``words`` gives them, to leave out; ``role`` and ``code`` narrow as
        in ``reading``. A ``regex`` is looked for as it is. RefusedError, NotFoundError, UsageError.
        """
        if regex:
            return Reading(self._context).search(query, regex=True, role=role, code=code, transcript=transcript)
        narrowing = Narrowing.of(self._context, role, code)
        unwanted = {fold(canonical(word).text).text for word in without}
        found = [one for one in self._found(query, breadth) if one.word not in unwanted]
        places: list[tuple[Transcript, Sequence[Span]]] = []
        for text in self._texts(transcript):
            spans = [one.spans[text.hash] for one in found if text.hash in one.spans]
            if spans:
                opened = self._context.transcript(text.id)
                places.append((opened, narrowing.within(opened, together(spans))))
        return Hits(places)

    def state(self) -> IndexState:
        """How much is indexed, whether somebody is at it, with what, and what is wrong, if anything."""
        texts = self._texts()
        try:
            with self._index.reading():
                there, model, building = self._index.indexed(), self._index.model(), self._index.building()
        except IndexLost:
            there, model, building = frozenset(), "", False
        indexed = sum(text.hash in there for text in texts)
        if indexed == len(texts):
            self._index.trouble = Trouble.NONE
        note = self.missing_model() or (self._note() if indexed < len(texts) else None)
        waiting = len(awaited(self._context))
        return IndexState(indexed, len(texts), building or self._child.at_work, model, note, waiting)

    def start_indexing(self) -> None:
        """Start a child process where something is missing in the index; may be called as often as one likes."""
        if not self._can_index or self._child.at_work:
            return
        wanted = self._hashes()
        there, model, building = frozenset[str](), "", False
        with suppress(IndexLost), self._index.reading():
            there, model, building = self._index.indexed(), self._index.model(), self._index.building()
        waiting = awaited(self._context)
        is_made = self.missing_model() or (there == wanted and model == self.model)
        if building or (is_made and not waiting):
            return
        work = (there, wanted, model, waiting)
        self._begun = _Begun(work, self._begun.tries + 1 if self._begun.work == work else 1)
        if self._begun.tries <= TRIES:
            self._child.start(self._context.folder.root, _language(self._context), _wanted(self._context))

    def stop_indexing(self) -> None:
        """End the child, if there is one. What it has indexed stays."""
        self._child.stop()

    def index_now(self, progress: Progress, *, rebuild: bool = False) -> IndexState:
        """Index what is missing, here and now; with ``rebuild`` everything.

        ``progress`` is told the number of texts done, and of all. RefusedError in a study that cannot be
        written, and while another process is at it; StudyError when the index cannot be.
        """
        self._context.check_writable()
        if not build(
            self._path,
            self._context.store.texts,
            _language(self._context),
            progress,
            model=_wanted(self._context),
            anew=rebuild,
        ):
            raise RefusedError("search.being_indexed")
        return self.state()

    def keyword_marks(self, transcript: str) -> Sequence[KeywordMark]:
        """Where informants say a keyword of a code, by place; nothing before the transcript (its id) is indexed."""
        context = self._context
        opened = context.transcript(transcript)
        with suppress(IndexLost), self._index.reading():
            if opened.text_hash in self._index.indexed():
                return context.kept(
                    ("keyword marks", transcript),
                    lambda: keyword_marks(context.book, opened, self._index.words_of(opened.text_hash)),
                )
        return ()

    def close(self) -> None:
        """End what is under way."""
        self._child.stop()
        self._index.close()

    def _found(self, query: str, breadth: Breadth) -> list[Found]:
        """What a query finds in every text, kept for the next question about the same."""
        if not query.strip():
            raise RefusedError("query_empty")
        texts = {text.hash: text for text in self._texts()}
        there: frozenset[str] = frozenset()
        if breadth is not Breadth.EXACT:
            with suppress(IndexLost):
                there = self._index.indexed() & texts.keys()
        asked = (query, breadth, there, frozenset(texts))
        if self._last is None or self._last[0] != asked:
            self._last = (asked, self._search(query, breadth, texts, there))
        return self._last[1]

    def _search(self, query: str, breadth: Breadth, texts: dict[str, _Text], there: frozenset[str]) -> list[Found]:
        indexed: list[Found] = []
        if there:
            try:
                with self._index.reading():
                    there &= self._index.indexed()
                    indexed = by_index(self._index, query, breadth, there)
            except IndexLost:
                there = frozenset()
        opened = ((hash_, self._context.transcript(texts[hash_].id).text) for hash_ in texts if hash_ not in there)
        return spoken(gathered(indexed, by_scan(opened, query, breadth)), self._turns())

    def _turns(self) -> dict[str, list[int]]:
        """Hash of each text shown to the words of its turns, as offsets in order."""

        def by_hash() -> dict[str, list[int]]:
            heard = voices(self._context)
            return {
                one.hash: spoken_turns(voice.spans.ends for voice in heard.get(one.id, ())) for one in self._texts()
            }

        return self._context.kept("turns by hash", by_hash)

    def _texts(self, transcript: str = "") -> Sequence[_Text]:
        """Every transcript whose text is here, or the one named, by name."""
        texts = self._context.kept("texts shown", self._shown)
        wanted = self._context.find_transcript(transcript) if transcript else ""
        return [text for text in texts if text.id == wanted] if transcript else texts

    def _shown(self) -> list[_Text]:
        context = self._context
        shown: list[_Text] = []
        for id_, name in context.store.tables.transcripts().values():
            current = context.store.journal.folding.versions(id_).current
            if current is not None and context.store.texts.has(current.text):
                shown.append(_Text(id_, name, current.text))
        return sorted(shown, key=lambda text: text.name)

    def _hashes(self) -> frozenset[str]:
        return self._context.kept("text hashes", lambda: frozenset(self._context.store.texts.hashes()))

    @property
    def model(self) -> str:
        """What texts are read with here when they are indexed, by names and versions; StudyError where that lacks."""
        from intervjukod.language.word_forms import model_of  # looks for installed pipelines; imports none

        return model_of(_language(self._context), _wanted(self._context))

    def missing_model(self) -> Note | None:
        """That the pipeline which ``study.yaml`` names is not here, if so."""
        try:
            self.model  # noqa: B018  what it raises is asked for
        except StudyError as error:
            return Note(error.sentence, dict(error.values))
        return None

    def _note(self) -> Note | None:
        """Why something is missing in the index, when it is not that nobody has got there yet."""
        if not self._can_index:
            return Note("search.not_to_be_written")
        if self._index.trouble:
            return Note(_LOST[self._index.trouble])
        return Note("search.indexing_failed") if self._child.failed else None

    @property
    def _can_index(self) -> bool:
        return not self._context.store.read_only and not self._context.point


def _language(context: Context) -> str:
    """The language of the study, as spaCy calls it."""
    return context.settings.language or "sv"


def _wanted(context: Context) -> str:
    """The pipeline that ``study.yaml`` names; what is no name of a package is a path in the study's folder."""
    said = context.settings.nlp_model
    return said if said.isidentifier() or not said else str(context.folder.root.resolve() / expanduser(said))
