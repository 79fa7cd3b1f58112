"""Files of the study that cannot be read, in Swedish."""

SENTENCES = {
    "line": "! {file} rad {line}",
    "file": "! {file}",
    "action": "fel i filer",
    "help": "Vad som är fel i en fil som inte kan läsas, med raden. Tecknet ! står kvar överst tills filen är hel.",
    "title": "FEL I FILER",
    "none": "Studiens filer går att läsa.",
}
