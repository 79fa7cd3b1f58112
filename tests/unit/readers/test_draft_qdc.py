"""REFI-QDA codebooks."""

from __future__ import annotations

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.draft_files import code, drafted, qdc, told, tree
from tests.unit.readers.miniatures import archive

NESTED = qdc(
    code("Platsen", code("Ljus", said="Hur ljust\ndet är", color="#E69F00", isCodable="true"), isCodable="false"),
    code("Polisen", color="#abc"),
    after='<Sets><Set guid="1" name="A"><MemberCode guid="0"/></Set><Set guid="2" name="B"/></Sets>',
)


def test_a_nested_codebook() -> None:
    """Names, descriptions, colours and what cannot be coded; sets are left out and told."""
    made = drafted(NESTED, name="projekt.qdc")
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Polisen"]
    assert [(one.colour, one.codable, one.letter, one.where) for one in made.codes] == [
        ("", False, "", "#1"), ("#e69f00", True, "l", "#2"), ("#aabbcc", True, "p", "#3"),
    ]  # fmt: skip
    assert made.codes[1].definition == "Hur ljust\ndet är"
    assert (made.title, told(made.notes)) == ("projekt", {"sets_ignored": {"count": 2}})


@pytest.mark.parametrize("namespace", ["urn:QDA-XML:codebook:1:0", "urn:QDA-XML:codebook:0:4", "", "urn:x"])
def test_any_namespace_will_do(namespace: str) -> None:
    """Programs do not agree on the name of the format, only on the names in it; a mark may stand first."""
    text = qdc(code("Ljus"), attributes=f'xmlns="{namespace}"' if namespace else "")
    assert tree(drafted(text)) == tree(drafted(b"\xef\xbb\xbf" + text.encode())) == ["Ljus"]


def test_the_codes_of_a_project() -> None:
    """A project's archive holds a codebook too, whatever its file is called."""
    project = (
        '<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>' + code("Ljus") + "</Codes></CodeBook></Project>"
    )
    assert tree(drafted(archive({"Min studie.QDE": project.encode(), "sources/a.txt": b"x"}))) == ["Ljus"]


def test_taguette_writes_a_tree_with_points() -> None:
    """Points part themes from codes only in files of the program that means it so."""
    codes = (code("Platsen.Ljus"), code("Platsen.Buller"), code("Polisen"))
    assert tree(drafted(qdc(*codes, attributes='origin="Taguette 1.5.2"'))) == [
        "Platsen", "Platsen / Ljus", "Platsen / Buller", "Polisen",
    ]  # fmt: skip
    assert tree(drafted(qdc(*codes))) == ["Platsen.Ljus", "Platsen.Buller", "Polisen"]


def test_what_a_codebook_file_cannot_hold_is_told() -> None:
    """Codes nested without end are moved up, strange colours left out, codes without a name named by their place."""
    deep = code("K30")
    for n in range(29, -1, -1):
        deep = code(f"K{n}", deep)
    made = drafted(qdc(deep, code("", color="röd")))
    assert max(path.count("/") for path in tree(made)) == 15
    assert told(made.notes)["flattened"] == {"count": 15, "depth": 16}
    assert told(made.notes)["colours_left_out"] == {"count": 1}
    assert made.codes[-1].label == "#32"


@pytest.mark.parametrize(
    ("data", "wanted", "key"),
    [
        (qdc(), "", "drafts.no_codes"),
        (NESTED, "guide", "drafts.no_questions"),
        (NESTED[:200], "", "files.broken_xml"),
        ("<html><body/></html>", "", "drafts.unreadable_kind"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]>" + NESTED.partition("?>")[2], "", "files.xml_entities"),
        (qdc("<Code name='a'>" * 2000 + "</Code>" * 2000), "", "files.archive_too_large"),
        (qdc(code("Ljus", said="x" * 10_000_000)), "", "drafts.text_too_long"),
        (qdc("<Code/>" * 10_500), "", "drafts.too_many_rows"),
    ],
)  # fmt: skip
def test_a_bad_codebook_is_told(data: str, wanted: str, key: str) -> None:
    """Empty, cut, foreign and hostile files each have one clear error."""
    with pytest.raises(SourceError) as error:
        drafted(data, wanted)
    assert error.value.key == key
