from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questionnaires import Fault
from tests.definitions.examples import PASSING, check
from use_cases.checking import check_files

ROOT = Path(__file__).parents[2]
OURS = [
    *sorted((ROOT / "questionnaires" / "definitions").glob("**/*.yaml")),
    ROOT / "programme" / "programme.yaml",
]
WHOLE = [it for it in PASSING if it.read_text(encoding="utf-8").startswith("id:")]
GOOD = WHOLE[0].read_text(encoding="utf-8")


def codes(faults: Sequence[Fault]) -> list[str]:
    return [it.code for it in faults]


def checked(folder: Path, data: bytes) -> tuple[Fault, ...]:
    path = folder / "exempel.yaml"
    path.write_bytes(data)
    return check_files([path])


@pytest.mark.parametrize("path", OURS, ids=lambda it: it.name)
def test_our_own_definitions_have_nothing_to_mend(path: Path) -> None:
    assert [str(it) for it in check(path)] == []


def test_all_faults_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(GOOD.replace("type: text", "type: tekst").replace("name:", "nam:", 1))
    second.write_text(GOOD.replace("version", "verson"))
    found = check_files([first, second])
    assert {Path(it.file).name for it in found} == {"a.yaml", "b.yaml"}
    assert {"unknown_key", "missing_key"} <= set(codes(found))


def test_one_broken_part_hides_no_fault_in_the_others(tmp_path: Path) -> None:
    good = WHOLE[[it.name.partition("__")[0] for it in WHOLE].index("unknown_code")]
    text = good.read_text(encoding="utf-8").replace("sv: Första delen", "svenska: Första delen")
    text = text.replace("title:\n  sv: Exempel", "title: Exempel").replace("= 'ja'", "= 'ja")
    assert {"wrong_value", "unknown_language", "unreadable_expression"} <= set(
        codes(checked(tmp_path, text.encode()))
    )


def test_a_part_that_could_not_be_read_is_not_missed_where_it_is_named(tmp_path: Path) -> None:
    text = GOOD + "      - bara text\n      - name: mer\n        type: text\n"
    text += "        relevant: ${kanske_den} = 'ja'\n        label:\n          sv: Mer?\n"
    assert set(codes(checked(tmp_path, text.encode()))) == {"wrong_shape"}


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    data = ("\ufeff" + GOOD).replace("\n", "\r\n").encode("utf-8")
    assert codes(checked(tmp_path, data)) == []


def test_references_that_double_are_refused_and_never_followed(tmp_path: Path) -> None:
    lines = ["a0: &a0 ha"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert set(codes(checked(tmp_path, "\n".join(lines).encode()))) >= {"alias"}


@pytest.mark.parametrize("size", [1_000_001, 5_000_000])
def test_a_large_file_is_refused_unread(tmp_path: Path, size: int) -> None:
    assert codes(checked(tmp_path, b"#" * size)) == ["too_large"]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert codes(check_files([tmp_path / "saknas.yaml"])) == ["unreadable"]


def test_what_is_wrong_with_a_part_is_said_once(tmp_path: Path) -> None:
    text = GOOD.replace("type: text", "type: select_one saknas")
    assert "unknown_list" in codes(checked(tmp_path, text.encode()))


def test_checking_writes_nothing(tmp_path: Path) -> None:
    checked(tmp_path, GOOD.encode())
    assert [it.name for it in tmp_path.iterdir()] == ["exempel.yaml"]


def test_a_file_of_choice_lists_is_checked_too(tmp_path: Path) -> None:
    text = "choices:\n  svar:\n    - name: a\n      label:\n        sv: Ja\n        en: Yes\n"
    text += "    - name: b\n      label:\n        sv: Ja\n"
    assert codes(checked(tmp_path, text.encode())) == ["untranslated_choice", "duplicate_label"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_definition_with_any_line_changed_is_checked_and_never_fails(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(WHOLE)).read_text(encoding="utf-8")
    lines = text.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    other = data.draw(st.sampled_from(lines) | st.text(max_size=40))
    lines[place : place + data.draw(st.integers(0, 2))] = [other]
    changed = "\n".join(lines).encode("utf-8", "replace")
    for fault in checked(tmp_path_factory.getbasetemp(), changed):
        assert fault.line >= 1
        assert fault.column >= 1
