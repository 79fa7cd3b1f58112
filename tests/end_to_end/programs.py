"""The programs that people open reports with, as tests drive them; each test names those it needs."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image

DOTS = 40
"""Of a page on an inch, where nobody reads it."""
INK = 128
"""Grey below which a dot is inked."""


def office(path: Path, form: str) -> Path:
    """A file as LibreOffice converts it."""
    profile = (path.parent / "profile").as_uri()
    words = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    subprocess.run([*words, "--outdir", path.parent, path], check=True, capture_output=True, timeout=180)
    return path.with_suffix(f".{form.partition(':')[0]}")


def browser(path: Path, *options: str) -> str:
    """What Chromium prints of a page."""
    words = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent / 'browser'}"]
    ran = subprocess.run([*words, *options, path.as_uri()], check=True, capture_output=True, timeout=180)
    return ran.stdout.decode()


def printed(path: Path) -> Path:
    """A page as Chromium prints it, without a header of its own."""
    pdf = path.with_name(f"{path.stem}-{path.suffix[1:]}.pdf")
    browser(path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return pdf


def words_of(pdf: Path) -> str:
    """The text of a PDF, one blank between words."""
    ran = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    return " ".join(ran.stdout.decode().split())


def pages_of(pdf: Path, last: int = 20) -> list[Image.Image]:
    """The pages of a PDF, at most ``last``, in grey as a printer has them."""
    to = pdf.with_name(f"{pdf.stem}-page")
    subprocess.run(["pdftoppm", "-gray", "-r", str(DOTS), "-l", str(last), pdf, to], check=True, capture_output=True)
    return [Image.open(path).convert("L") for path in sorted(pdf.parent.glob(f"{to.name}-*.pgm"))]


def margins(page: Image.Image) -> tuple[float, ...]:
    """Centimetres without ink at the left, above, at the right and below."""
    box = page.point(lambda grey: 255 * (grey < INK)).getbbox()
    assert box is not None, "an empty page"
    empty = (box[0], box[1], page.width - box[2], page.height - box[3])
    return tuple(2.54 * dots / DOTS for dots in empty)
