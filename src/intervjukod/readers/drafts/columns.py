"""What the columns of a table hold, guessed by their headings, or by the look of what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean

from intervjukod.readers.drafts.heading_languages import (
    Heading,
    Translated,
    language_of,
    read_heading,
    translated,
)
from intervjukod.readers.drafts.parts import Grid, Row

_ROLES = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("number", r"(?:fråge?|fråga|question|kod|code)? ?(?:nr|no|nummer|number)$|#$"),
        ("not_when", r"exklu|exclu|(?:inte|ej) när|använd(?:s|a)? (?:inte|ej)|not when|when not|do not use|avgräns"),
        (
            "use_when",
            r"inklu|inclu|använd(?:s|a)? när|use when|when to use|kod(?:nings)?regel|coding rule|kriteri|criter",
        ),
        ("brief", r"kort|brief|short|samman(?:drag|fattning)|summary"),
        ("examples", r"(?:typ|ankar|anchor )?(?:exemp|example)|citat|quot|content$"),
        ("keywords", r"nyckelord|keyword|sökord|search term"),
        ("definition", r"defin|beskriv|descr|förklar|explan|innebörd|betyd|meaning|memo|innehåll"),
        ("alias", r"alias|synonym|även kallad|also called"),
        ("colour", r"färg|colou?r"),
        ("letter", r"tangent|bokstav|letter|kortkommando|shortcut"),
        ("parent", r"överordn|överkod|parent|förälder|hör (?:till|under)|tillhör|under$|belongs|ligger under"),
        ("depth", r"(?:nivå|level|djup|depth)$"),
        ("obligatory", r"obligator|mandatory|required|måste"),
        ("probes", r"följdfråg|follow|stödord|prob|prompt|uppfölj"),
        ("key", r"(?:nyckel|key|id|kod ?id|code ?id|variabel|variable)$"),
        ("name", r"(?:kod|code)? ?(?:namn|name)$|etikett|label|benämning|titel|title|begrepp|concept"),
        ("fine", r"(?:under|sub|del) ?(?:kod|code|tema|theme|kategor|categor)"),
        (
            "broad",
            r"(?:huvud|över|main |global |fråge)?(?:tema|theme|kategor|categor|områd|domän|domain|area|dimension)",
        ),
        ("level", r"(?:nivå|level|kod|code|tema|theme) ?\d$"),
        ("code", r"kod|code|tag$|tagg|path$|nod"),
        ("question", r"fråg|question|ask$"),
    )
)
_LABELS = ("broad", "level", "code", "name", "fine")
"""Columns that may hold labels, the outermost first."""
_WORDS_IN_A_HEADING = 5
_ROWS_BEFORE_A_HEADER = 15
_LEVELS_BY_GUESS = 3
_LETTERS_IN_A_LABEL = 80
_SENTENCE_ENDS = (".", "!", "?")
_NOT_LETTERS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column (from 0) holds what. ``labels`` go from the outermost level to the innermost.

    ``first`` is the row that the content begins at; ``named`` pairs headings with what they were taken
    for, ``unread`` are headings of columns that were left out. ``guessed``: there was no header.
    ``translated`` are columns of labels in other languages, ``language`` that of the labels, where headings tell.
    """

    labels: tuple[int, ...]
    fields: dict[str, int] = field(default_factory=dict)
    first: int = 0
    named: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
    guessed: bool = False
    dotted: bool = False
    language: str = ""
    translated: tuple[Translated, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether the table is of questions."""
        return "question" in self.fields

    @property
    def shape(self) -> tuple[tuple[int, ...], tuple[tuple[str, int], ...]]:
        """What two tables with the same header have in common."""
        return self.labels, tuple(sorted(self.fields.items()))


def role_of(heading: str) -> str:
    """What a column with this heading holds; "" when that cannot be told."""
    words = _NOT_LETTERS.sub(" ", heading.casefold()).strip() or heading.strip()
    if not words or len(words.split()) > _WORDS_IN_A_HEADING:
        return ""
    return next((role for role, pattern in _ROLES if pattern.match(words)), "")


def header_of(grid: Grid) -> Columns | None:
    """The columns by the table's header, the row among the first whose headings tell most; None without one."""
    best: Columns | None = None
    for n, row in enumerate(grid.rows[:_ROWS_BEFORE_A_HEADER]):
        found = _columns(row.texts, n + 1)
        if found is not None and (best is None or len(found.named) > len(best.named)):
            best = found
    if best is None:
        return None
    below = grid.rows[best.first : best.first + 1]
    return _with_second_row(grid.rows[best.first - 1], below[0], best) if below else best


def guessed(grid: Grid) -> Columns | None:
    """The columns of a table without a header: labels are short and come first, a definition is long.

    None for a table that looks like something else: more levels than anybody has, or labels that are texts.
    """
    width = max(len(row.cells) for row in grid.rows)
    filled = [[text for row in grid.rows if (text := row.text(column))] for column in range(width)]
    used = [column for column in range(width) if filled[column]]
    fields: dict[str, int] = {}
    if len(used) > 1 and all(_NUMBER.fullmatch(text) for text in filled[used[0]]):
        fields["number"] = used.pop(0)
    lengths = {column: mean(map(len, filled[column])) for column in used}
    long = max(used, key=lengths.__getitem__)
    if len(used) > 1 and lengths[long] > 1.5 * lengths[used[0]] and long != used[0]:
        fields["definition"] = long
    labels = tuple(column for column in used if column < fields.get("definition", width))
    told = [text for column in labels for text in filled[column]]
    if (
        len(labels) > _LEVELS_BY_GUESS
        or any(lengths[column] > _LETTERS_IN_A_LABEL for column in labels)
        or sum(text.endswith(_SENTENCE_ENDS) for text in told) > len(told) / 3
    ):
        return None
    unread = tuple(str(column + 1) for column in used if column > fields.get("definition", width))
    return Columns(labels, fields, unread=unread, guessed=True)


def _columns(headings: Sequence[str], first: int) -> Columns | None:
    read = [read_heading(heading) for heading in headings]
    roles = _roles(headings, read)
    others = translated(read, {column: role for column, role in enumerate(roles) if role in _LABELS})
    for other in others:
        roles[other.column] = ""
    filled = [heading for heading in headings if heading]
    fields: dict[str, int] = {}
    for column, role in enumerate(roles):
        if role and role not in _LABELS:
            fields.setdefault(role, column)
    labels = _labels(roles, fields)
    if not labels and "question" not in fields:
        return None
    if len({*labels, *fields.values(), *(other.column for other in others)}) < 2 and len(filled) > 1:
        return None
    by_column = {column: role for role, column in fields.items()} | dict.fromkeys(labels, "label")
    by_column |= {other.column: f"label {other.language}" for other in others}
    named = tuple((headings[column], by_column[column].replace("_", "-")) for column in sorted(by_column))
    unread = tuple(heading for column, heading in enumerate(headings) if heading and column not in by_column)
    dotted = any(headings[column].strip().casefold() in ("tag", "path") for column in labels)
    language = language_of(read[others[0].labels]) if others else ""
    return Columns(labels, fields, first, named, unread, dotted=dotted, language=language, translated=others)


def _roles(headings: Sequence[str], read: Sequence[Heading]) -> list[str]:
    """What each column holds; one whose heading is a language and nothing else holds labels as those beside it."""
    roles = [
        role_of(heading) or (role_of(one.words) if one.language else "")
        for heading, one in zip(headings, read, strict=True)
    ]
    label = next((role for role in reversed(roles) if role in _LABELS), "" if "question" in roles else "name")
    return [label if one.language and not one.words else role for role, one in zip(roles, read, strict=True)]


def _labels(roles: Sequence[str], fields: dict[str, int]) -> tuple[int, ...]:
    """Columns of labels, outermost first. Beside a column of names, one of codes holds the keys."""
    found = [column for column, role in enumerate(roles) if role in _LABELS]
    codes = [column for column in found if roles[column] == "code"]
    if any(roles[column] == "name" for column in found) and codes:
        fields.setdefault("key", codes[0])
        found.remove(codes[0])
    if not found and "key" in fields and "definition" in fields:  # only the keys are there: they name the codes
        found = [fields.pop("key")]
    ranks = {"level": 1, "code": 1, "name": 1, "broad": 0, "fine": 2}
    return tuple(sorted(found, key=lambda column: (ranks[roles[column]], column)))


def _with_second_row(upper: Row, lower: Row, found: Columns) -> Columns:
    """A header of two rows, as under merged cells: the second fills what the first leaves open, headings only."""
    said = [text for text in lower.texts if text]
    width = max(len(upper.cells), len(lower.cells))
    fills = any(lower.text(column) and not upper.text(column) for column in range(width))
    if len(said) < 2 or not fills or not all(map(role_of, said)):
        return found
    both = [lower.text(column) or upper.text(column) for column in range(width)]
    return _columns(both, found.first + 1) or found


def repeats(row: Row, found: Columns, grid: Grid) -> bool:
    """Whether a row is the header once more, as at the top of a page."""
    return found.first > 0 and row.texts == grid.rows[found.first - 1].texts
