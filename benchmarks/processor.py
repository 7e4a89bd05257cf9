"""How much of the processor other processes have used, where the system tells it (/proc)."""

from __future__ import annotations

import os
from pathlib import Path

PARENT, SPENT = (
    1,
    slice(11, 15),
)  # fields of /proc/PID/stat after the name: own time, then ended children's


def processor_seconds(root: int) -> float:
    """Give the seconds that a process and all that come from it have used, ended ones too."""
    children: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        number = int(path.parent.name)
        ticks[number] = sum(int(it) for it in fields[SPENT])
        children.setdefault(int(fields[PARENT]), []).append(number)
    found, waiting = 0, [root]
    while waiting:
        one = waiting.pop()
        found += ticks.get(one, 0)
        waiting += children.get(one, [])
    return found / os.sysconf("SC_CLK_TCK")
