"""The command's first step: Ctrl-C ends it in one line from the first moment, also while its modules load."""

import os
import signal
import sys
from importlib import import_module
from types import FrameType


def main() -> None:
    """Load the command line and run it."""
    signal.signal(signal.SIGINT, _stopped)
    run = import_module("kg.cli").main
    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _stopped(number: int, frame: FrameType | None) -> None:
    sys.stderr.write("stopped; what was published before is untouched\n")
    sys.stderr.flush()
    os._exit(130)


if __name__ == "__main__":
    main()
