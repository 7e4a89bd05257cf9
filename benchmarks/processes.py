"""Programs beside this one that begin at once, because what they need is read already."""

from __future__ import annotations

from multiprocessing import get_context

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["benchmarks.durability.saving", "benchmarks.submit.sending"])
