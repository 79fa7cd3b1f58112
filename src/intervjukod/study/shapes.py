"""What the study's rooms give back: frozen values, ready to print or to paint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note, Suspicion
from intervjukod.domain.word import Kinship


@dataclass(frozen=True, slots=True)
class Act:
    """A change that is safe on disk: one gesture in the journal.

    ``key`` names a sentence under ``acts.`` in the catalogues and ``values`` fill it; ``transcript``
    (id) and ``span`` (code points) say where to jump, when the act has a place. ``ids`` are the
    entities it touched; ``count`` how many of them; ``reason`` why, in one line, where the person said so.
    """

    gesture: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    count: int = 1
    transcript: str = ""
    span: Span | None = None
    at: str = ""
    actor: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file in ``transcripts/`` that is not in the study as it stands: ``status`` is new or changed."""

    file: str
    status: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who speaks in a file: turns, and the words of these. ``informant`` is "" for an interviewer."""

    label: str
    side: str
    turns: int
    words: int
    informant: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Touched:
    """What a new text does to the codings of its transcript: how many are the same, similar, lost."""

    same: int
    similar: int
    lost: int


@dataclass(frozen=True, slots=True)
class Imported:
    """One file's line of the import report. ``status``: new, changed, same (other bytes, the text is known), known
    (these bytes are), or failed.

    ``words`` are the informants' words; ``notes`` remarks under ``readers.``; ``begins`` and ``ends`` the first and
    the last time in it (seconds), None where it has none. ``suspicions`` are labels that may be mended, ``mended``
    those that are: as written, and as meant. ``touched`` is told of a file that would change a text.
    """

    file: str
    transcript: str
    status: str
    turns: int = 0
    words: int = 0
    speakers: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    encoding: str = ""
    notes: tuple[Note, ...] = ()
    reader: str = ""
    begins: float | None = None
    ends: float | None = None
    voices: tuple[SpeakerRow, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    touched: Touched | None = None


@dataclass(frozen=True, slots=True)
class InformantRow:
    """One informant in one transcript. ``words`` are that informant's own words there."""

    informant: str
    transcript: str
    speaker: str
    role: str
    site: str
    attributes: Mapping[str, str]
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class CodeCount:
    """Counts beside a code in the codebook pane, children included.

    ``here`` codings in this transcript; ``informants`` of ``informants_of`` informants in the study.
    """

    here: int
    informants: int
    informants_of: int


@dataclass(frozen=True, slots=True)
class Usage:
    """What follows a code: codings by everybody, the transcripts and coders they have, memos on the code itself."""

    codings: int
    transcripts: int
    coders: int
    memos: int


@dataclass(frozen=True, slots=True)
class ToLookOver:
    """A coding made when its code meant something else; ``span`` in code points, ``place`` in words.

    ``changed`` are the fields of the code that say something else since; ``then`` and ``now`` what they said
    when it was coded and say today, one line a field. Nothing is known of ``then`` where both are empty.
    """

    id: str
    transcript: str
    name: str
    span: Span
    place: str
    code: str
    coder: str
    changed: tuple[str, ...]
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class CoderRow:
    """One coder: codings in the study, transcripts with a coding, transcripts marked done."""

    coder: str
    codings: int
    transcripts: int
    done: int
    main: bool
    me: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found; ``start`` and ``end`` in code points, ``matched`` the words as written."""

    transcript: str
    start: int
    end: int
    matched: str
    place: str
    informant: str
    before: str
    after: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A distinct word, or phrase, that a search found, folded: what it is to the query, and how often it stands.

    ``lemma`` is "" where only its letters were looked at; ``count`` places, in ``transcripts`` transcripts.
    """

    word: str
    lemma: str
    kind: Kinship
    count: int
    transcripts: int


@dataclass(frozen=True, slots=True)
class KeywordMark:
    """A place (code points) where an informant says a keyword of the code ``code`` (a key); ``word`` folded."""

    span: Span
    code: str
    word: str


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far the language index has come: transcripts that are ``indexed``, of all that have a text.

    ``building`` tells whether a process is at it, ``model`` what texts are read with ("" before there is an
    index), ``note`` what is wrong, if anything is. ``awaiting`` is how many have no proposals of answers yet.
    """

    indexed: int
    of: int
    building: bool
    model: str
    note: Note | None = None
    awaiting: int = 0


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """How one question of the guide stands in one transcript.

    ``status``: answered, asked, proposed, not asked, not in guide. ``asked`` and ``answered`` are spans in
    code points; ``score`` (0 to 1) says how sure a proposal is.
    """

    question: str
    nr: str
    text: str
    obligatory: bool
    status: str
    asked: Span | None
    answered: tuple[Span, ...]
    probes: tuple[str, ...]
    confirmed: bool
    score: float
    guide: str = ""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One gesture: ``seq`` is the arrival point of its last op in this database."""

    seq: int
    gesture: str
    at: str
    actor: str
    act: Act
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Latest:
    """What was done last: ``how`` is done, undone or redone, ``actor`` who did that, ``act`` what it is about."""

    how: str
    actor: str
    act: Act


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a gesture, and is hidden with it when it is cancelled.

    ``counts`` are things by kind: ``coding``, ``memo``, ``answer``, ``done``, ``code``, ``meta-inference``, and
    ``change`` for changes of what the gesture made; a kind without any is left out. ``gestures`` made them,
    ``coders`` are those who did, and ``examples`` the newest of them.
    """

    row: HistoryRow
    counts: Mapping[str, int]
    gestures: int = 0
    coders: tuple[str, ...] = ()
    examples: tuple[HistoryRow, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A named state of the study: the arrival number of its naming here, when, and by whom."""

    name: str
    seq: int
    at: str
    actor: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two people's values for one thing, ``what`` in words; neither knew of the other."""

    kind: str
    id: str
    what: str
    field: str
    value: str
    other: str
    actor: str
    other_actor: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge brought (or, when ``dry``, would bring): ops, gestures, texts, and what to look at.

    ``forks`` are names of transcripts of whose text it brought a version that stands beside another.
    """

    ops: int
    gestures: int
    texts: int
    transcripts: int
    codings: int
    coders: tuple[str, ...]
    conflicts: tuple[ConflictRow, ...]
    forks: tuple[str, ...]
    dry: bool


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load of codings did. ``unknown`` maps an unknown code to its number of rows.

    ``failed`` are (row number from 1 under the header, note) for rows that could not be placed.
    """

    act: Act | None
    added: int
    updated: int
    skipped: int
    unknown: Mapping[str, int]
    failed: tuple[tuple[int, Note], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of ``doctor``: ``status`` is ok, note or finding; ``what`` and ``hint`` are sentences.

    Where it was told to mend, ``mended`` and ``left``.
    """

    check: str
    status: str
    what: Note
    hint: Note | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the header of the screen says of the study.

    ``coder_named`` is False when nobody said who codes and the login name stands in; ``point`` is where a
    study of the past stands, "" for the study as it is.
    """

    title: str
    folder: str
    language: str
    approach: str
    coder: str
    main_coder: str
    read_only: bool
    coder_named: bool = True
    notices: tuple[Note, ...] = ()
    point: str = ""
