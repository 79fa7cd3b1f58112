"""study.yaml, and attributes in file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.errors import SourceError
from intervjukod.readers.study_file import StudyFile, attributes_from_name, read_study_file, render_study_file

ID = "7d1c1d1e-5b6f-4a53-9d0a-2f6f3c1b8a10"


def test_what_is_written_is_read() -> None:
    """Every field comes back; empty ones are not written."""
    study = StudyFile(ID, "Torget: dag # natt", "sv", "codebook", "Åsa Ek", "{informant}-{role}", "./modell")
    assert read_study_file(render_study_file(study), "study.yaml") == study
    assert render_study_file(StudyFile(ID)) == f"study: {ID}\n"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20))
def test_any_title_is_written(title: str) -> None:
    """Whatever a study is called, its file can be read."""
    rendered = render_study_file(StudyFile(ID, title, main_coder=title))
    assert read_study_file(rendered, "s").title == read_study_file(rendered, "s").main_coder


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("title: x\n", 1, "readers.missing_field"),
        ("study: x\n", 1, "readers.bad_study_id"),
        (f"study: {ID}\ntitel: x\n", 2, "readers.unknown_field_guess"),
        (f"study: {ID}\napproach: reflexiv\n", 2, "readers.unknown_value_guess"),
        (f"study: {ID}\nlanguage: Svenska\n", 2, "readers.bad_language"),
        (f"study: {ID}\nfile-names: '{{a}}{{b}}'\n", 2, "readers.bad_file_names"),
        (f"study: {ID}\nfile-names: '{{a}}-{{a}}'\n", 2, "readers.bad_file_names"),
        (f"study: {ID}\nfile-names: '{{a}}-{{'\n", 2, "readers.bad_file_names"),
        (f"study: {ID}\nfile-names: a\n", 2, "readers.bad_file_names"),
        (f"study: {ID}\nnlp: sv_core_news_sm\n", 2, "readers.not_mapping"),
        (f"study: {ID}\nnlp:\n  modell: x\n", 3, "readers.unknown_field_guess"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, key: str) -> None:
    """Each mistake has its own words and line."""
    with pytest.raises(SourceError) as told:
        read_study_file(text, "study.yaml")
    assert (told.value.key, told.value.line) == (key, line)


@pytest.mark.parametrize(
    ("stem", "pattern", "found"),
    [
        ("I3-vakt-2026-05-12", "{informant}-{role}-{date}", {"informant": "I3", "role": "vakt", "date": "2026-05-12"}),
        ("int_I03 (torget)", "int_{informant} ({site})", {"informant": "I03", "site": "torget"}),
        ("I03", "{informant}", {"informant": "I03"}),
        ("I03", "{informant}-{role}", {}),
        ("I03-", "{informant}-{role}", {}),
        ("x", "int_{informant}", {}),
        ("int_I03", "int_{informant}_end", {}),
        ("a.b+c", "{x}.{y}+c", {"x": "a", "y": "b"}),
    ],
)  # fmt: skip
def test_attributes_are_found_in_names(stem: str, pattern: str, found: dict[str, str]) -> None:
    """Each place goes on to the next sign of the pattern, the last to the end; a name that does not fit gives none."""
    assert attributes_from_name(stem, pattern) == found
