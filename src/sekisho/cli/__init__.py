"""How is it asked in a terminal? Commands, thin: they read options, call the library and write what it says.

Exit codes (contract, section 4): 0 done; 1 a verdict at or over `--fail-on`; 2 bad usage, an input that could not be
read, or an output that could not be written; 3 the data or the law failed its own checks, or Sekisho itself did:
nothing it wrote may be relied on.
130 after Ctrl-C, 141 when the reader of the output went away, as shells have it.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line `sekisho`."""
    from sekisho.cli.app import app

    app(prog_name="sekisho")
