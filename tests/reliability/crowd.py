"""Many processes that open one workspace at the same moment.

`python -m tests.reliability.crowd WORKSPACE NUMBER` prints a line of JSON for each: `won` or
`refused`, its process number, and the sentence it got. The winner keeps the workspace open.
"""

from __future__ import annotations

import json
import os
import signal
import sys

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import open_program


def main() -> int:
    """Make the crowd and wait until its input ends."""
    workspace, number = sys.argv[1], int(sys.argv[2])
    waiting, starting = os.pipe()
    children = [_child(workspace, waiting, starting) for _each in range(number)]
    os.close(waiting)
    os.close(starting)  # Everybody's read of the pipe ends at this moment.
    sys.stdin.read()
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return 0


def _child(workspace: str, waiting: int, starting: int) -> int:
    child = os.fork()
    if child:
        return child
    os.close(starting)
    os.read(waiting, 1)
    try:
        program = open_program(workspace)
    except UserError as error:
        _tell("refused", error.text())
        os._exit(0)
    _tell("won", "")
    os.read(0, 1)  # until killed, or until nobody listens any more
    program.close()
    os._exit(0)


def _tell(word: str, text: str) -> None:
    os.write(1, (json.dumps([word, os.getpid(), text]) + "\n").encode())


if __name__ == "__main__":
    sys.exit(main())
