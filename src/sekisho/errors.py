"""Every exception that Sekisho raises on purpose.

    SekishoError
    ├── UsageError        the command was called in a way it cannot follow (exit code 2)
    └── BrokenData        the law or a list failed its own checks (exit code 3)
        └── BrokenLaw     a law file that contradicts itself or the facts it names

A case that cannot be read is not an exception: it is a `sekisho.cases.Problem`, and the other cases go on.
"""

from __future__ import annotations


class SekishoError(Exception):
    """What Sekisho raises on purpose; the message says what, where, and what to do."""


class UsageError(SekishoError):
    """The command or function was called in a way it cannot follow."""


class BrokenData(SekishoError):
    """Data that decisions rest on failed its own checks; nothing is decided on it."""


class BrokenLaw(BrokenData):
    """A law file that contradicts itself or names what nobody declared."""
