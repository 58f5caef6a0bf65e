"""The command `briefs`, so that Ctrl-C is understood from its first moment on."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command; its exit status."""
    try:
        from briefing_archive.cli import main as run

        return run()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
