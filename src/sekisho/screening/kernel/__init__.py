"""Search in batches: loops over flat arrays that numba compiles (`compiled.py`); interpreted they run too, only slowly.

What leads to a row and what bounds a score is the same as in `plain.py`; a test holds both and brute force equal.
"""

from sekisho.screening.kernel.brute import score_all
from sekisho.screening.kernel.directory import rows_of_keys
from sekisho.screening.kernel.edges import find_edges
from sekisho.screening.kernel.search import search_rows

__all__ = ["find_edges", "rows_of_keys", "score_all", "search_rows"]
