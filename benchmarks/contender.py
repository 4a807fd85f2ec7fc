"""One contender in a process of its own: calls the `run` of a module, prints its figures."""

from __future__ import annotations

import json
import resource
import sys
from importlib import import_module
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak() -> float:
    """Return the most memory this process ever held, in MiB."""
    if STATUS.exists():
        # What getrusage says begins with the memory of the process that started this one.
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main(module: str, inputs: str) -> None:
    """Print what `run` returns, and the peak of memory."""
    figures = import_module(module).run(**json.loads(inputs))
    print(json.dumps({"memory": peak(), **figures}))


if __name__ == "__main__":
    main(*sys.argv[1:])
