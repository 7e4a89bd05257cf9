"""Files as large as are read: every kind of fault is told, as many of each as anybody mends."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from questionnaires.faults import MOST
from use_cases.checking import check_files

HEAD = 'id: exempel\nversion: "1"\ntitle:\n  sv: Exempel\nlanguages:\n  - sv\n'
SECTION = "sections:\n  - name: forsta\n    label:\n      sv: Första delen\n    questions:\n"


def counted(folder: Path, text: str) -> Counter[str]:
    path = folder / "exempel.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return Counter(it.code for it in check_files([path]))


def question(name: str, relevant: str) -> str:
    return (
        f"      - name: {name}\n        type: text\n        relevant: {relevant}\n"
        f"        label:\n          sv: Vad är {name}?\n"
    )


def test_lists_that_are_all_the_same_are_each_told_once_beside_the_first(tmp_path: Path) -> None:
    lists = "".join(
        f"  l{it}:\n    - name: ja\n      label:\n        sv: Ja\n" for it in range(1_500)
    )
    found = counted(tmp_path, "choices:\n" + lists + SECTION + question("fraga", "true()"))
    assert found["twin_lists"] == MOST
    assert found["unused_list"] == MOST


def test_conditions_in_hundreds_of_circles_are_told_and_so_is_the_rest(tmp_path: Path) -> None:
    count = 600
    conditions = [
        " and ".join(f"${{n{(it * 7 + k) % count}}} = 'a'" for k in (1, 2, 3))
        for it in range(count)
    ]
    questions = "".join(question(f"n{it}", f"{said} and 1=2") for it, said in enumerate(conditions))
    found = counted(tmp_path, SECTION + questions)
    assert found["circle"] > 100
    assert found["never_true"] > 100


def test_a_condition_of_hundreds_of_terms_is_looked_through(tmp_path: Path) -> None:
    terms = " and ".join(f"${{a}} != 'x{it}'" for it in range(300))
    found = counted(
        tmp_path,
        SECTION + question("a", "true()") + question("b", f"{terms} and ${{a}} = 'x7'"),
    )
    assert found == {"always_true": 1, "never_true": 1}
