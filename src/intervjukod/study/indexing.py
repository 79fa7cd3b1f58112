"""Building the language index: in front of somebody, or by a child process while the screen is used.

The child is a process of low priority that writes only the index file. Its standard input is a pipe that
nobody writes to: it closes when the screen is gone, however that ended, and then the child ends too.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.errors import StudyError
from intervjukod.storage.texts import Texts
from intervjukod.storage.word_index import IndexLost
from intervjukod.storage.word_writer import WordWriter

if TYPE_CHECKING:
    from intervjukod.language.word_forms import WordForms

ATTEMPTS = 3
"""Times that building is begun again when the file is damaged, deleted or taken over under it."""
PATIENCE = 5.0
"""Seconds that a child is given to end."""

Progress = Callable[[int, int], None]
"""Called with the number of texts that are indexed, and of all."""


def build(path: Path, texts: Texts, language: str, progress: Progress, *, model: str = "", anew: bool = False) -> bool:
    """Index the texts that are not indexed yet, in the file at ``path``; False when another process does it.

    ``model`` is the pipeline that the study wants, "" for any. StudyError when that is not there, when one that is
    installed cannot be loaded, and when the file cannot be written.
    """
    from intervjukod.language.word_forms import WordForms  # brings spaCy: for this alone

    try:
        forms = WordForms(language, model)
    except (OSError, ImportError) as error:
        raise StudyError("search.pipeline_unusable", reason=str(error)) from error
    for _ in range(ATTEMPTS):
        with suppress(IndexLost), closing(WordWriter(path)) as writer:
            if not writer.begin(forms.model, anew=anew):
                return False
            _index(writer, texts, forms, progress)
            return True
    raise StudyError("search.index_unwritable", path=str(path), reason="–")


def _index(writer: WordWriter, texts: Texts, forms: WordForms, progress: Progress) -> None:
    """Until nothing is missing: texts may arrive meanwhile. One that cannot be read is passed over."""
    passed: set[str] = set()
    while True:
        there, wanted = writer.indexed(), texts.hashes()
        writer.remove(there - wanted)
        missing = sorted(wanted - there - passed)
        done = len(wanted) - len(missing)
        progress(done, len(wanted))
        if not missing:
            return
        for n, hash_ in enumerate(missing, 1):
            try:
                text = texts.get(hash_)
            except (KeyError, StudyError):
                passed.add(hash_)
            else:
                writer.add(hash_, forms.words(text))
            progress(done + n, len(wanted))


class Child:
    """The process that builds beside the screen; at most one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, folder: Path, language: str, model: str = "") -> None:
        """Begin to build, unless it is being done."""
        if self.at_work:
            return
        self.stop()
        module = ["-P", "-m", "intervjukod.study.indexing_child"]
        command = [sys.executable, *module, str(folder.resolve()), language, model]
        one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | one_core,
            start_new_session=True,  # Ctrl+C in the terminal is for the screen
        )

    def stop(self) -> None:
        """End it. What it has written stays."""
        if self._process is not None:
            if self._process.stdin is not None:
                self._process.stdin.close()
            self._process.terminate()
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None

    @property
    def at_work(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def failed(self) -> bool:
        """Whether the last child ended without having done its work."""
        return self._process is not None and bool(self._process.poll())
