"""Recognises a matrix in a group: XLSForm's `table-list`, or one that we wrote ourselves."""

from __future__ import annotations

from questionnaires.workbooks.own_column import Written

_HEADING = "reserved_name_for_field_list_labels_"  # pyxform's names for what it adds
_CAPTION = "generated_table_list_label_"
_OF_A_ROW = ("name", "label", "was")


def as_matrix(item: Written, own: Written) -> Written | None:
    """Give the matrix that a group is; None if it is none, then only what pyxform added is undone."""
    inside: list[Written] = item["questions"]
    added = [it for it in inside if it["name"].startswith((_CAPTION, _HEADING))]
    is_ours = own.pop("type", "") == "matrix"
    if not (added or is_ours):
        return None
    for caption in (it for it in added if it["name"].startswith(_CAPTION)):
        item |= {key: it for key, it in caption.items() if key in ("label", "hint")}
    item["questions"] = [it for it in inside if it not in added]
    for question in item["questions"]:
        if question.get("appearance") == "list-nolabel":
            del question["appearance"]
    return _matrix(item, own)


def _matrix(item: Written, own: Written) -> Written | None:
    rows: list[Written] = item["questions"]
    common = [{key: it for key, it in one.items() if key not in _OF_A_ROW} for one in rows]
    labelled = all("label" in it for it in rows)
    if not rows or not labelled or any(it != common[0] for it in common):
        return None
    word, _, list_name = str(common[0]["type"]).partition(" ")
    if word != "select_one":
        return None
    written = [{key: it for key, it in one.items() if key in _OF_A_ROW} for one in rows]
    kept = {key: it for key, it in item.items() if key not in ("questions", "appearance")}
    return {**kept, **common[0], "type": f"matrix {list_name}", "rows": written, **own}
