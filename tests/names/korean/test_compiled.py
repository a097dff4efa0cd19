import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.names.korean.test_laws import marks, masks, narrow, reading

from sekisho.names.korean import likeness

numba = pytest.importorskip("numba")
numpy = pytest.importorskip("numpy")


@pytest.fixture(scope="module")
def compiled():  # type: ignore[no-untyped-def]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ready = numba.njit(likeness)
        ready(numpy.array([1], dtype=numpy.int64), numpy.array([1], dtype=numpy.int64))
    return ready


syllables = st.lists(st.one_of(narrow, masks), min_size=0, max_size=5)


@settings(deadline=None)
@given(syllables, syllables, marks, marks, st.booleans())
def test_compiled_is_plain(compiled, ones, others, of_one, of_other, near) -> None:  # type: ignore[no-untyped-def]
    if near:
        others = ones[:-1] + others[:1]
    a = reading(ones, of_one).syllables if ones else ()
    b = reading(others, of_other).syllables if others else ()
    as_array = [numpy.array(one, dtype=numpy.int64) for one in (a, b)]
    assert compiled(*as_array) == likeness(a, b)
