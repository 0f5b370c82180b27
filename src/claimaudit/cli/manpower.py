"""How many processes a run is worth."""

from __future__ import annotations

import os
import sys

from claimaudit.cli.plan import Plan

WORTH = 60_000
"""Bytes of text that take longer to audit than a worker takes to start."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def manpower(plan: Plan) -> int:
    """The processes asked for, else one for each core; never more than the texts are worth."""
    most = plan.config.jobs or cores()
    return 1 if most == 1 else max(1, min(most, _bytes(plan) // WORTH))


def cores() -> int:
    """Those that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def one_thread_each() -> None:
    """Keep linear algebra to one thread in this process and those that it starts.

    Processes share the cores between them already; and figures must not differ in the last place with the
    number of threads. To be called before NumPy is imported; what the user has set stands.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")


def _bytes(plan: Plan) -> int:
    return sum(job.path.stat().st_size for job in plan.jobs if job.path.is_file())
