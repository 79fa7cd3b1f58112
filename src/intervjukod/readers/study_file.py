"""``study.yaml``, and the pattern in it that reads attributes out of file names."""

from __future__ import annotations

import re
import shlex
import uuid
from dataclasses import dataclass

from intervjukod.files import yaml_text
from intervjukod.files.marked_yaml import load
from intervjukod.readers.fields import Fields

FIELDS = ("study", "title", "language", "approach", "main-coder", "file-names", "nlp", "player")
NLP_FIELDS = ("model",)
APPROACHES = ("coding-reliability", "codebook", "reflexive")

_PLACE = re.compile(r"\{([^\W\d][\w-]*)\}")


@dataclass(frozen=True, slots=True)
class StudyFile:
    """What ``study.yaml`` says. ``id`` is a UUID, ``file_names`` a pattern such as ``{informant}-{role}``.

    ``nlp_model`` is the spaCy pipeline that reads the words: a package, a path, ``blank``; "" for what is there.
    ``player`` is the command that opens a recording, such as ``mpv --start={time} {file}``; "" for none.
    """

    id: str
    title: str = ""
    language: str = ""
    approach: str = ""
    main_coder: str = ""
    file_names: str = ""
    nlp_model: str = ""
    player: str = ""


def read_study_file(text: str, path: str) -> StudyFile:
    """The study's own facts. SourceError, with its line, for whatever is not as it should be."""
    fields = Fields(load(text, path), path, FIELDS)
    identity = fields.required("study")
    try:
        identity = str(uuid.UUID(identity))
    except ValueError as error:
        raise fields.error("readers.bad_study_id", "study", value=identity) from error
    pattern = fields.text("file-names")
    if pattern and not _usable(pattern):
        raise fields.error("readers.bad_file_names", "file-names", value=pattern)
    player = fields.text("player")
    if player and not _opens_a_file(player):
        raise fields.error("readers.bad_player", "player", value=player)
    nlp = fields.node("nlp")
    return StudyFile(
        identity,
        fields.text("title"),
        fields.language("language"),
        fields.one_of("approach", APPROACHES),
        fields.text("main-coder"),
        pattern,
        Fields(nlp, path, NLP_FIELDS).text("model") if nlp is not None else "",
        player,
    )


def render_study_file(study: StudyFile) -> str:
    """The text of a new ``study.yaml``; fields that are empty are left out."""
    nlp: yaml_text.Plain = {"model": study.nlp_model} if study.nlp_model else ""
    values = (
        study.id,
        study.title,
        study.language,
        study.approach,
        study.main_coder,
        study.file_names,
        nlp,
        study.player,
    )
    told = {name: value for name, value in zip(FIELDS, values, strict=True) if value}
    return yaml_text.block(told, 0) + "\n"


def attributes_from_name(stem: str, pattern: str) -> dict[str, str]:
    """What ``pattern`` finds in a file's name without suffix; nothing when the name does not fit.

    ``{informant}-{role}-{date}`` finds three attributes in ``I03-polis-2026-05-12``: each goes on to the
    next sign of the pattern, the last to the end.
    """
    literals, names = _PLACE.split(pattern)[::2], _PLACE.findall(pattern)
    if not stem.startswith(literals[0]):
        return {}
    rest = stem.removeprefix(literals[0])
    found: dict[str, str] = {}
    for n, name in enumerate(names, 1):
        last = n == len(names)
        if last:
            value, fits = rest.removesuffix(literals[n]), rest.endswith(literals[n])
        else:
            value, literal, rest = rest.partition(literals[n])
            fits = bool(literal)
        if not value or not fits:
            return {}
        found[name] = value
    return found


def _opens_a_file(player: str) -> bool:
    """Whether it is a command whose words can be told apart, with a place for the file."""
    try:
        words = shlex.split(player)
    except ValueError:
        return False
    return any("{file}" in word for word in words[1:])


def _usable(pattern: str) -> bool:
    """At least one place, none twice, and a sign between one place and the next."""
    literals, names = _PLACE.split(pattern)[::2], _PLACE.findall(pattern)
    braces = any("{" in literal or "}" in literal for literal in literals)
    return bool(names) and len(set(names)) == len(names) and all(literals[1:-1]) and not braces
