"""Small study folders, written to disk: what a researcher would have before the first start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

STUDY = """\
study: 7d1c1d1e-5b6f-4a53-9d0a-2f6f3c1b8a10
title: Torget
language: sv
approach: codebook
main-coder: Anna
"""

CODEBOOK = """\
codebook: Torget
version: 1
language: sv
facets:
  riktning: [ökat, minskat, oförändrat]
  plats: {values: [Sergels torg, Hässelby torg], default-from: site}
codes:
  staffing:
    label: {sv: Bemanning, en: Staffing}
    brief: Antal och kontinuitet.
    keywords: [personal]
    alias: [folk]
    key: b
    facets: [riktning, plats]
    codes:
      kontinuitet: {label: Personalkontinuitet, key: k}
  samverkan:
    label: {sv: Samverkan, en: Collaboration}
    key: s
  förflyttning:
    label: {sv: Förflyttning, en: Displacement}
    key: f
  övrigt:
    label: Övrigt
    codable: false
"""

GUIDE = """\
guide: Bilaga
version: 1
questions:
  - {id: q1, nr: 1, ask: "Hur länge har du arbetat här på torget?"}
  - id: q2
    nr: 2
    ask: "Hur är det med bemanningen på torget?"
    expects: [staffing]
    probes: {when: svarar kort, suggest: [{id: q2a, ask: Kontinuitet}]}
  - {id: q3, nr: 3, ask: "Hur fungerar samverkan med kommunen?", for: [polis]}
"""

INFORMANTS = """\
transcript,speaker,informant,role,site,date
I01-polis,,Polis 1,polis/kommunpolis,Sergels torg,2024-03-01
I02-vakt,,Vakt 1,ordningsvakt,Hässelby torg,2024-03-02
"""

TRANSCRIPTS: Mapping[str, str] = {
    "I01-polis.txt": """\
I: Hur länge har du arbetat här på torget?

P: Jag har arbetat här i tolv år, mest på kvällarna.

I: Hur är det med bemanningen på torget?

P: Det finns inte folk nog. Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller.

I: Hur fungerar samverkan med kommunen?

P: Samverkan fungerar bra när samma personer är kvar.
""",
    "I02-vakt.txt": """\
I: Hur länge har du arbetat här på torget?

V: Två år ungefär.

I: Hur är det med bemanningen på torget?

V: Vi är alltid två, så bemanningen är bättre än förr. Folk flyttar sig bara till nästa torg.
""",
}


def study_folder(
    root: Path,
    *,
    transcripts: Mapping[str, str | bytes] = TRANSCRIPTS,
    codebook: str = CODEBOOK,
    guide: str = GUIDE,
    informants: str = INFORMANTS,
    settings: str = STUDY,
) -> Path:
    """A study at ``root`` that has never been opened; an empty text leaves its file out."""
    for folder in ("codebooks", "transcripts"):
        (root / folder).mkdir(parents=True)
    texts = {
        "study.yaml": settings,
        "informants.csv": informants,
        "codebooks/torget.yaml": codebook,
        "codebooks/bilaga.yaml": guide,
        **{f"transcripts/{name}": content for name, content in transcripts.items()},
    }
    for name, content in texts.items():
        if content or name.startswith("transcripts/"):
            (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
