"""Writing whole files or nothing, and reading them."""

from __future__ import annotations

import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from intervjukod.errors import SourceError, StudyError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.loading import read_bytes


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """No file may grow beyond ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def without_rights() -> Iterator[None]:
    """Whoever runs the tests is nobody for a while: root may do everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_text_is_written_as_utf8_for_its_owner_only(tmp_path: Path) -> None:
    """A new file has the bytes given, line ends kept, and nobody else may read it."""
    path = tmp_path / "å.yaml"
    write_atomically(path, "kod: å\r\n")
    assert path.read_bytes() == "kod: å\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """What a link points to is replaced, not the link."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """What is no file is never replaced by one: whoever reads a pipe gets the words."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(path, iter([b"one ", b"two"]))
    assert (os.read(reader, 100), stat.S_ISFIFO(path.stat().st_mode)) == (b"one two", True)
    os.close(reader)
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """When there is no room the old file stands and no half file beside it."""
    path = tmp_path / "a"
    path.write_text("old")
    with small_disk(1000), pytest.raises(StudyError) as told:
        write_atomically(path, "x" * 5000)
    assert told.value.key == "files.disk_full"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_pieces_are_written_as_they_come(tmp_path: Path) -> None:
    """A file may come in pieces; when one cannot be made, the old file stands and no half one beside it."""
    path = tmp_path / "a"
    write_atomically(path, iter([b"one ", b"two"]))
    assert path.read_bytes() == b"one two"

    def broken() -> Iterator[bytes]:
        yield b"three"
        raise SourceError("formats.no_template", path="mall.docx")

    with pytest.raises(SourceError):
        write_atomically(path, broken())
    assert path.read_bytes() == b"one two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_folder_is_told(tmp_path: Path) -> None:
    """A folder that may not be written, or is not there, is an error of its own."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with without_rights(), pytest.raises(StudyError) as told:
        write_atomically(closed / "a", "x")
    assert told.value.key == "files.not_writable"
    with pytest.raises(StudyError) as told:
        write_atomically(tmp_path / "none" / "a", "x")
    assert told.value.key == "files.no_folder"


def test_reading_tells_what_is_wrong(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe and a file too large have their own words."""
    (tmp_path / "large").write_text("x" * 10)
    os.mkfifo(tmp_path / "pipe")
    found = []
    for name in ("none", ".", "pipe", "large", "large/below"):
        with pytest.raises(SourceError) as told:
            read_bytes(tmp_path / name, limit=9)
        found.append(told.value.key)
    assert found == [
        "files.missing",
        "files.not_a_file",
        "files.not_a_file",
        "files.too_large",
        "files.missing",
    ]
    assert read_bytes(tmp_path / "large", limit=10) == b"x" * 10


def test_a_file_without_rights_is_told(tmp_path: Path) -> None:
    """A file that may not be read is not taken for a missing one."""
    (tmp_path / "closed").write_text("x")
    (tmp_path / "closed").chmod(0o000)
    with without_rights(), pytest.raises(SourceError) as told:
        read_bytes(tmp_path / "closed")
    assert told.value.key == "files.unreadable"
