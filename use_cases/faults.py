"""What is wrong in a definition, said in a person's language."""

from __future__ import annotations

from i18n import text
from questionnaires import DefinitionError, Fault


def sentence(fault: Fault, language: str) -> str:
    """Return what is wrong and how to mend it, with the likeliest intended word if there is one."""
    said = text(f"lint.{fault.kind}", language, **fault.values)
    if meant := fault.values.get("meant"):
        said += text("check.meant", language, meant=meant)
    return said + fault.values.get("shown", "")


def line(fault: Fault, language: str) -> str:
    """Return a fault's place, level, sentence and code."""
    level = text("check.warning" if fault.level == "warning" else "check.error", language)
    return f"{fault.place}: {level}: {sentence(fault, language)} [{fault.code}]"


def lines(error: DefinitionError, language: str) -> str:
    """Return all faults of a definition, one after the other."""
    return "\n".join(line(it, language) for it in error.faults)
