import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sekisho.reports.wrap import shown, visible, wrap

TEXTS = st.text(alphabet=st.sampled_from("ab 、。（）「」日本語ー漢ッ1,.€\n\x1b"), max_size=80)


@given(TEXTS, st.integers(4, 60), st.integers(0, 3))
def test_no_line_is_wider_than_the_page_and_nothing_is_lost(text: str, width: int, taken: int) -> None:
    lines = wrap(text, width, taken=taken)
    assert all(cell_len(line) <= width for line in lines)
    assert cell_len(lines[0]) <= width - taken
    assert "".join(lines).replace(" ", "") == visible(text).replace(" ", "")


def test_japanese_breaks_by_kinsoku() -> None:
    text = "受取人の居住国は北朝鮮（KP）であり、金額は十万円を超える。"
    for width in range(10, 40):
        lines = wrap(text, width)
        assert not any(line[0] in "、。）" for line in lines)
        assert not any(line[-1] in "（" for line in lines)


def test_latin_words_stay_whole_where_they_fit() -> None:
    assert wrap("payee resides in KP", 12) == ["payee", "resides in", "KP"]
    assert wrap("", 10) == [""]


@pytest.mark.parametrize("text", ["x" * 1_000_000, "漢" * 500_000, "x " * 500_000])
def test_a_text_of_a_megabyte_is_broken_like_any_other(text: str) -> None:
    lines = wrap(text, 100)
    assert {cell_len(line) for line in lines[:-1]} <= {99, 100}
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_is_unseen_is_shown() -> None:
    assert visible("\x1b[31mred\u202e\u2066") == "\ufffd[31mred\ufffd\ufffd"
    assert shown("a\nb\u2028", lines=True) == "a\nb\ufffd"
    assert shown("a\nb\u2028") == "a\ufffdb\ufffd"
    assert "\x1b" not in "".join(wrap("a\x1b]0;title\x07b", 40))
