"""The command line: parse, open, one call, print. Data goes to stdout or a file, talk goes to stderr.

Exit codes: 0 done, with what was left out listed; 1 bad data or nothing usable, in one line; 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from thememiner.errors import ThememinerError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit.

    Raises:
        SystemExit: Always, with the exit code.
    """
    from thememiner.cli.app import app

    try:
        app(args=None if arguments is None else list(arguments), prog_name="thememiner")
    except ThememinerError as error:
        sys.stderr.write(f"thememiner: {error}\n")
        raise SystemExit(1) from error
    except KeyboardInterrupt as error:
        sys.stderr.write("thememiner: stopped; what was finished is kept, run the same command to go on\n")
        raise SystemExit(130) from error
    except BrokenPipeError as error:
        # The reader of our output (`| head`) has gone: there is nobody to tell.
        sys.stderr.close()
        raise SystemExit(0) from error
