"""The command line: data on stdout, words and progress on stderr.

Exit 0 fine (warnings included), 1 the data is at fault, 2 the call or kg.toml is.
"""

import os
import signal
import sys

import click

from kg.cli.commands import commands
from kg.cli.telling import say
from kg.errors import KgError, UsageError


def main() -> None:
    """Run the command line; every error of ours is one line on stderr, and its exit code."""
    try:
        commands(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C only disturbs the leaving
        say("stopped; what was published before is untouched")
        sys.exit(130)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        say(f"kg: {error.format_message()}")
        sys.exit(1)
    except UsageError as error:
        say(f"kg: {error}")
        sys.exit(2)
    except KgError as error:
        say(f"kg: {error}")
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read us has read enough
        sys.exit(1)
    except OSError as error:
        say(f"kg: the answer cannot be written: {error.strerror or error}")
        sys.exit(1)
