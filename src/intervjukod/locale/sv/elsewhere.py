"""What was done on another screen, in Swedish."""

SENTENCES = {
    "done": "På en annan skärm: {act} (Ctrl+Z ångrar)",
    "undone": "Ångrat på en annan skärm: {act} (Ctrl+Y gör om)",
    "redone": "Gjort om på en annan skärm: {act}",
    "undone_by": "{coder} tog tillbaka: {act}",
    "redone_by": "{coder} lät gälla igen: {act}",
}
