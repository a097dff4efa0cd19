"""The facts of a case as the law asks for them."""

from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.gather import gather

__all__ = ["Evidence", "gather"]
