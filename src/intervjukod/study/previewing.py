"""What files would bring into the study, in words and as rows: before a yes, and in the report that is kept. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from intervjukod.domain.transcript import Suspicion, clock
from intervjukod.locale import say, say_lines, worded
from intervjukod.study.shapes import Act, Imported, SpeakerRow

COUNTED = ("new", "changed", "known", "failed")
"""Status of files, as they are counted; what has other bytes and the same text is counted as known."""

_TOUCHES = "versions.touches"
"""The remark that says of codings what the preview says more fully."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did: its act ("" for its gesture when nothing was written), by whom, and each file.

    ``passed_over`` are names of files that no reader knows.
    """

    act: Act | None
    coder: str
    files: Sequence[Imported]
    passed_over: Sequence[str] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many files of each status."""
        by_status = dict.fromkeys(COUNTED, 0)
        for file in self.files:
            by_status["known" if file.status == "same" else file.status] += 1
        return by_status


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in a table: what the report says of it, in one line."""

    file: str
    transcript: str
    status: str
    turns: int
    words: int
    speakers: str
    informants: str
    reader: str
    encoding: str
    begins: float | None
    ends: float | None
    mended: str
    same: int | None
    similar: int | None
    lost: int | None
    notes: str


def preview_lines(file: Imported, language: str) -> list[str]:
    """A file in words: what it is, who speaks in it, what it does to codings, and remarks with their lines."""
    if file.status == "failed":
        return list(_remarks(file, language))
    lines = [_heading(file, language)]
    if file.status != "known":
        lines += [f"  {_speaker(voice, language)}" for voice in file.voices]
        lines += [f"  {line}" for line in _touched(file, language)]
    return [*lines, *_remarks(file, language)]


def _heading(file: Imported, language: str) -> str:
    read = ", ".join(filter(None, (file.reader, file.encoding, times_of(file))))
    key = f"intake.file.{file.status}"
    return say(key, language, file=file.file, turns=file.turns, words=file.words, read=read)


def times_of(file: Imported) -> str:
    """``0:00:03–1:02:09``; "" for a file without times."""
    if file.begins is None or file.ends is None:
        return ""
    return f"{clock(file.begins)}–{clock(file.ends)}"


def _speaker(voice: SpeakerRow, language: str) -> str:
    about = [voice.informant, *(value for name, value in voice.attributes.items() if name in ("role", "site", "date"))]
    said = say(f"intake.side.{voice.side}", language, label=voice.label or "–", turns=voice.turns, words=voice.words)
    return " · ".join(filter(None, (said, *about)))


def _touched(file: Imported, language: str) -> Iterator[str]:
    touched = file.touched
    if touched is not None and touched.same + touched.similar + touched.lost:
        yield say("intake.touched", language, **asdict(touched))


def _remarks(file: Imported, language: str) -> Iterator[str]:
    for note in file.notes:
        if note.key != _TOUCHES:
            yield f"{file.file}: {worded(note, language)}"


def suspicion_in_words(file: Imported, one: Suspicion, language: str) -> str:
    """A label that looks misspelt, as a question: whether it is to be read as the likely one."""
    lines = say_lines(one.lines, language)
    return say("intake.mend", language, file=file.file, written=one.written, likely=one.likely, lines=lines)


def summary(report: Report, language: str) -> str:
    """How many files were new, changed, known, failed."""
    return say("intake.done", language, **report.counts)


def as_object(report: Report, language: str) -> dict[str, object]:
    """The report for programs; remarks in words, and each with its key and lines."""
    act = report.act
    return {
        "gesture": act.gesture if act else "",
        "ids": list(act.ids) if act else [],
        "counts": report.counts,
        "what": summary(report, language),
        "at": act.at if act else "",
        "coder": report.coder,
        "files": [_file_object(file, language) for file in report.files],
        "passed_over": list(report.passed_over),
    }


def _file_object(file: Imported, language: str) -> dict[str, Any]:
    said = asdict(file)
    voices = [{**asdict(voice), "attributes": dict(voice.attributes)} for voice in file.voices]
    remarks = [
        {"key": note.key, "text": worded(note, language), "lines": [*([note.line] if note.line else ()), *note.also]}
        for note in file.notes
    ]
    mended = [{"written": written, "meant": meant} for written, meant in file.mended]
    notes = [remark["text"] for remark in remarks]
    return {**said, "voices": voices, "mended": mended, "notes": notes, "remarks": remarks}


def as_rows(report: Report, language: str) -> list[FileRow]:
    """The report as a table: a row a file."""
    return [_row(file, language) for file in report.files]


def _row(file: Imported, language: str) -> FileRow:
    touched = file.touched
    return FileRow(
        file.file,
        file.transcript,
        file.status,
        file.turns,
        file.words,
        "; ".join(file.speakers),
        "; ".join(file.informants),
        file.reader,
        file.encoding,
        file.begins,
        file.ends,
        "; ".join(f"{written}={meant}" for written, meant in file.mended),
        touched.same if touched else None,
        touched.similar if touched else None,
        touched.lost if touched else None,
        " ".join(worded(note, language) for note in file.notes),
    )


def as_markdown(report: Report, language: str) -> str:
    """The report to be read and kept: a heading, what was done, then each file."""
    when = f"{report.act.at} · " if report.act else ""
    lines = [f"# {say('intake.title', language)}", "", f"{when}{report.coder}", "", summary(report, language)]
    for file in report.files:
        lines += ["", f"## {_plain(file.file)}", ""]
        lines += [f"- {_plain(line.strip())}" for line in preview_lines(file, language)]
    if report.passed_over:
        lines += ["", _plain(passed_over(report.passed_over, language))]
    return "\n".join(lines) + "\n"


def passed_over(names: Sequence[str], language: str) -> str:
    """Which files no reader knows."""
    return say("intake.passed_over", language, n=len(names), files=", ".join(names))


def _plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    return words.translate(_ESCAPED)


_ESCAPED: Mapping[int, str] = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|"})
