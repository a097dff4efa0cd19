"""The facts of a case as the law asks for them."""

from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.gather import day_of, gather, gather_lines

__all__ = ["Evidence", "day_of", "gather", "gather_lines"]
