"""A group interview: several informants, each with attributes of their own, and two who interview."""

from __future__ import annotations

import json
from pathlib import Path

from intervjukod.study import Study
from tests.builders import study_folder
from tests.unit.study.acting import code

TALK = """\
M1: Välkomna. Vem vill börja?
IP1: Jag kan börja. Det har blivit lugnare.
IP2: Inte på kvällarna.
M2: Hur menar du då?
IP3: Jag håller med IP1 om det.
M1: Något annat?
IP2: Jag ser aldrig till någon polis alls.
M2: Tack!
"""
TABLE = """\
transcript,speaker,informant,role
G1,IP1,Eva,polis/spanare
G1,IP2,Bo,vakt
G1,IP3,Cia,polis/kommunpolis
"""


def test_each_in_a_group_is_an_informant_of_their_own(tmp_path: Path) -> None:
    """Words, roles and reports by role are each informant's; the two who interview are counted nowhere."""
    folder = study_folder(tmp_path / "torget", informants=TABLE, transcripts={"G1.txt": TALK})
    with Study.open(folder, coder="Anna") as study:
        rows = {row.informant: (row.speaker, row.role, row.words) for row in study.transcripts.informants()}
        assert rows == {
            "Eva": ("IP1", "polis/spanare", 7),
            "Bo": ("IP2", "vakt", 10),
            "Cia": ("IP3", "polis/kommunpolis", 6),
        }
        (summary,) = study.transcripts.list()
        assert (summary.words, summary.informants) == (23, ("Eva", "Bo", "Cia"))
        for quote in ("lugnare", "kvällarna", "håller med", "Hur menar"):
            code(study, quote, "staffing", transcript="G1")
        study.transcripts.set_done(study.transcripts.find("G1"))
        told = json.loads(study.results.write(study.results.compare(by="role"), "json"))
        (row,) = [row for row in told["rows"] if row["code"] == "staffing"]
        counts = {role: (one["informants"], one["informants_of"], one["words_of"]) for role, one in row["by"].items()}
        assert counts == {
            "polis": (2, 2, 13),
            "polis/spanare": (1, 1, 7),
            "polis/kommunpolis": (1, 1, 6),
            "vakt": (1, 1, 10),
        }
