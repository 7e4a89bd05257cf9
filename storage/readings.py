"""How a question is found, and its values read, through the versions: pieces of a statement."""

from __future__ import annotations

from storage.values import Column


def names_of(alias: str, column: Column) -> str:
    """Return the condition that a row holds a value of the column, under any of its names."""
    earlier = (f", :{alias}_name{number}" for number in range(len(column.earlier_names)))
    return f"{alias}.question IN (:{alias}_question{''.join(earlier)})"


def value_of(alias: str, column: Column) -> str:
    """Return the expression for a row's value as it is called now."""
    if not column.codes:
        return f"{alias}.value"
    whens = (
        f" WHEN :{alias}_code{number} THEN CAST(:{alias}_now{number} AS TEXT)"
        for number in range(len(column.codes))
    )
    return f"CASE {alias}.value{''.join(whens)} ELSE {alias}.value END"


def parameters_of(alias: str, column: Column) -> dict[str, str]:
    """Return the values for the names that the two others leave open."""
    found = {f"{alias}_question": column.question}
    found |= {f"{alias}_name{n}": name for n, name in enumerate(column.earlier_names)}
    for number, (code, now) in enumerate(column.codes):
        found |= {f"{alias}_code{number}": code, f"{alias}_now{number}": now}
    return found
