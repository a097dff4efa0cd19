"""Is the key of a run of words that of their letters written together?"""

from hypothesis import given
from hypothesis import strategies as st

from sekisho.deciding.hits.runs import Runs
from sekisho.screening.hashing import key_of
from sekisho.screening.segment import JOINED


@given(st.lists(st.text("abcxyz019éß", max_size=30), min_size=2, max_size=12), st.data())
def test_the_key_of_a_run_is_that_of_its_letters(words: list[str], data: st.DataObject) -> None:
    last = data.draw(st.integers(1, len(words) - 1))
    first = data.draw(st.integers(0, last - 1))
    runs, run = Runs(words), words[first : last + 1]
    assert runs.key(first, last) == key_of(JOINED + "".join(run))
    assert runs.key(last, last) == key_of(JOINED + words[last])
    assert runs.turned_keys(first, last) == (
        key_of(JOINED + "".join((run[-1], *run[:-1]))),
        key_of(JOINED + "".join((*run[1:], run[0]))),
    )
