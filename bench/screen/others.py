"""What do other ways of finding names cost, on the same names? Each has a weaker idea of who is alike, or none.

Names are lowered and stripped of marks once beforehand for all of them; that is not timed. One thread, CPU seconds.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple


class Cost(NamedTuple):
    """A way, how many names it was asked for, what it took in CPU seconds, and how many names met one or more."""

    way: str
    names: int
    seconds: float
    met: int

    @property
    def rate(self) -> float:
        """Names per CPU second."""
        return self.names / self.seconds


def plain_text(text: str) -> str:
    """Lower case without marks, words separated by one blank."""
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def costs_of_others(listed: Sequence[str], asked: Sequence[str], sample: int) -> Iterator[Cost]:
    """What each other way costs; the quadratic ones are asked for a sample."""
    listed, asked = [plain_text(text) for text in listed], [plain_text(text) for text in asked]
    yield from _pairwise(listed, asked[:sample])
    yield from _by_letters(listed, asked[: sample * 100])
    yield from _exact(listed, asked)


def _pairwise(listed: Sequence[str], asked: Sequence[str]) -> Iterator[Cost]:
    import numpy as np
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cdist

    ways: dict[str, Callable[[], int]] = {
        "rapidfuzz cdist token_sort_ratio >= 85": lambda: _met(
            cdist(asked, listed, scorer=fuzz.token_sort_ratio, score_cutoff=85, dtype=np.uint8, workers=1)
        ),
        "rapidfuzz cdist ratio >= 85": lambda: _met(
            cdist(asked, listed, scorer=fuzz.ratio, score_cutoff=85, dtype=np.uint8, workers=1)
        ),
        "rapidfuzz cdist JaroWinkler >= .9": lambda: _met(
            cdist(asked, listed, scorer=JaroWinkler.similarity, score_cutoff=0.9, dtype=np.float32, workers=1)
        ),
    }
    for way, run in ways.items():
        yield _cost(way, len(asked), run)


def _met(scores: object) -> int:
    return int((scores > 0).any(axis=1).sum())  # type: ignore[operator]


def _by_letters(listed: Sequence[str], asked: Sequence[str]) -> Iterator[Cost]:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sparse_dot_topn import sp_matmul_topn
    except ImportError:
        print("  left out: sparse_dot_topn and scikit-learn are not installed")
        return
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3)).fit(listed)
    table = vectors.transform(listed).T.tocsr()

    def search() -> int:
        found = sp_matmul_topn(vectors.transform(asked), table, top_n=10, threshold=0.5, n_threads=1)
        return int((found.indptr[1:] > found.indptr[:-1]).sum())

    yield _cost("3-gram TF-IDF, sparse_dot_topn, ten best >= .5", len(asked), search)


def _exact(listed: Sequence[str], asked: Sequence[str]) -> Iterator[Cost]:
    import polars as pl

    names, table = pl.DataFrame({"name": asked}), pl.DataFrame({"name": listed}).unique()

    def join() -> int:
        bare = names.lazy().with_columns(pl.col("name").str.to_lowercase().str.replace_all("[^\\w ]", ""))
        return bare.join(table.lazy(), on="name").collect().height

    yield _cost("polars lower case and exact join", len(asked), join)


def _cost(way: str, names: int, run: Callable[[], int]) -> Cost:
    """The better of two runs."""
    spent = []
    for _ in range(2):
        start = time.process_time()
        met = run()
        spent.append(time.process_time() - start)
    return Cost(way, names, min(spent), met)
