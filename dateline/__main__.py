"""`python -m dateline` is the `dateline` command."""

import sys

if __name__ == "__main__":
    try:
        from dateline.cli.main import main

        main()
    except KeyboardInterrupt:  # before the command itself could answer
        sys.stderr.write("Interrupted; nothing was begun.\n")
        exec("")  # noqa: S102 - see dateline.cli.main
        sys.exit(130)
