"""The figures of a run: printed as they come, and kept for the document."""

from __future__ import annotations


class Report:
    """Figures with what they are of."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def heading(self, text: str) -> None:
        """Begin a part."""
        print(f"\n{text}", flush=True)
        self._lines += [f"\n{text}:\n" if self._lines else f"{text}:\n", "| what | figure | |\n|---|---:|---|"]

    def say(self, what: str, figure: str, note: str = "") -> None:
        """One figure."""
        self._lines.append(f"| {what.strip()} | {figure} | {note} |")
        print(f"  {what:<52}{figure:>20}  {note}".rstrip(), flush=True)

    def text(self) -> str:
        """All of them as Markdown."""
        return "\n".join(self._lines) + "\n"
