"""A study in which whatever a person can write is markup, a script or a formula."""

from __future__ import annotations

import json
from pathlib import Path

from intervjukod.study import Study
from tests.builders import study_folder

HOSTILE = [
    "<script>document.title='ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    '=HYPERLINK("http://example.org","klicka")',
    "\x1b]0;ran\x07",
    "<r><t>x</t></r>",
]
SCRIPT, IMAGE, FORMULA = HOSTILE[:3]
CLOSE = "]]></text></svg></p></style></title><script>document.title='ran'</script>"
ROLE, SITE = "<b onclick=x>polis", f"{IMAGE} torg"
STATISTICS = "tabell.csv"
PAIR = "hot=Rån <script>document.title='ran'</script>"


def _quoted(text: str) -> str:
    """As YAML has it."""
    return json.dumps(text)


def hostile_study(root: Path) -> Path:
    """Two interviews in two rounds, both done: codes, facets, memos, an edited quote, an answer and a conclusion."""
    codebook = (
        f"codebook: {_quoted(SCRIPT)}\nversion: 1\nfacets:\n  riktning: [{_quoted(IMAGE)}, minskat]\n"
        f"  plats: {{values: [{_quoted(SITE)}], default-from: site}}\n"
        f"codes:\n  hot:\n    label: {_quoted(CLOSE)}\n    definition: {_quoted(SCRIPT)}\n    key: b\n"
        f"    facets: [riktning, plats]\n    codes:\n      oro: {{label: {_quoted(IMAGE)}, key: k}}\n"
        f"  bud: {{label: {_quoted(FORMULA)}, definition: {_quoted(IMAGE)}, key: s}}\n"
    )
    guide = (
        f"guide: Bilaga\nquestions:\n  - {{id: q1, nr: 1, ask: {_quoted(SCRIPT + ' Hur är det?')}, expects: [hot]}}\n"
    )
    cells = [_cell(text) for text in (ROLE, SITE)]
    informants = "transcript,speaker,informant,role,site,date,round\n" + "".join(
        f"I0{n},,{_cell(f'{IMAGE} {n}')},{','.join(cells)},2024-03-0{n},{_cell(f'{SCRIPT} {n}')}\n" for n in (1, 2)
    )
    said = f"I: {SCRIPT} Hur är det?\n\nP: Det är {SCRIPT} {IMAGE} ett hot. {FORMULA}\n"
    folder = study_folder(
        root, transcripts={"I01.txt": said, "I02.txt": said}, codebook=codebook, guide=guide, informants=informants
    )
    figures = [("2020H1", 12), ("2021H1", 24)]
    rows = [f"{_cell(SITE)},{period},{_cell(PAIR.partition('=')[2])},{n},{_cell(SCRIPT)}" for period, n in figures]
    (folder / STATISTICS).write_text("\n".join(["plats,period,indikator,varde,fotnot", *rows]) + "\n", "utf-8")
    _code(folder)
    return folder


def _cell(text: str) -> str:
    """As CSV has it."""
    return '"' + text.replace('"', '""') + '"'


def _code(folder: Path) -> None:
    with Study.open(folder, coder="Anna") as study:
        for one in study.transcripts.list():
            first = study.reading.quote(one.id, f"Det är {SCRIPT} {IMAGE} ett hot.")
            made = study.coding.code(one.id, first, "hot", facets={"riktning": IMAGE}, memo=SCRIPT)
            study.coding.edit_quote(made.ids[0], f"Det är {SCRIPT} [...] [<i onclick=x>] hot.")
            study.coding.code(one.id, first, "oro", memo=IMAGE)
            study.coding.code(one.id, first, "bud")
            study.coding.set_quote(study.coding.code(one.id, study.reading.quote(one.id, FORMULA), "bud").ids[0])
            study.transcripts.set_done(one.id)
        study.coding.infer("hot", place=SITE, indicator=PAIR.partition("=")[2], verdict="converges", text=SCRIPT)
