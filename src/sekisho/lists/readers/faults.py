"""What was odd in a file that can still be used? Warnings are gathered while its entries are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from sekisho.lists.dates import read_birth_dates, read_day
from sekisho.lists.entry import BirthDate, Date
from sekisho.lists.reading import ListFault


@dataclass(slots=True)
class Faults:
    """The warnings of one file.

    Args:
        file: its name.
        found: the warnings, in file order.
    """

    file: str
    found: list[ListFault] = field(default_factory=list)

    def warn(self, code: str, message: str, *, entry: str | None = None, line: int | None = None) -> None:
        """Note one odd row or value."""
        self.found.append(
            ListFault(code=code, message=message, severity="warning", file=self.file, line=line, entry=entry)
        )

    def day(self, text: str, what: str, *, entry: str, line: int | None) -> Date | None:
        """The day that a cell names, with a warning where it names none; an empty cell is no fault."""
        day = read_day(text) if text else None
        if text and day is None:
            self.warn(
                "list.value", f"{entry}: {what} {text!r} is no date; kept among the remarks", entry=entry, line=line
            )
        return day

    def birth_dates(self, text: str, *, entry: str, line: int | None) -> tuple[BirthDate, ...]:
        """The birth dates that a cell holds, with a warning where they cannot be read with certainty."""
        dates = read_birth_dates(text)
        if dates is None:
            self.warn(
                "list.value",
                f"{entry}: birth date {text!r} cannot be read with certainty; kept among the remarks",
                entry=entry,
                line=line,
            )
        return dates or ()
