"""Elements of a large XML file, one at a time, and the first byte that cannot be trusted, wherever blocks end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists import xmlstream
from sekisho.lists.source import SourceFile
from sekisho.lists.xmlstream import Broken, elements


def source(content: bytes) -> SourceFile:
    return SourceFile("big.xml", content=content)


def texts(content: bytes) -> list[str]:
    return [element.text or "" for element in elements(source(content), ("item",))]


@pytest.mark.parametrize("root", ['<r xmlns="urn:a">', '<r xmlns="urn:b">', "<r>"])
def test_elements_of_any_namespace_in_file_order(root: str) -> None:
    assert texts(f"{root}<part><item>1</item><other/><item>김</item></part><item>3</item></r>".encode()) == [
        "1",
        "김",
        "3",
    ]


def test_what_was_read_is_forgotten() -> None:
    whole = b"<r>" + b"<item>x</item>" * 50_000 + b"</r>"
    kept = max(len(element.getparent()) for element in elements(source(whole), ("item",)))
    # What lies in one block that the parser reads ahead, not the file.
    assert kept < 10_000


@given(st.text("ab<김ｱé𝄞", max_size=40), st.integers(1, 7), st.data())
def test_the_first_bad_byte_is_named_wherever_blocks_end(words: str, block: int, data: st.DataObject) -> None:
    good = words.replace("<", "\n").encode()
    place = data.draw(st.sampled_from([i for i in range(len(good) + 1) if i == len(good) or good[i] & 0xC0 != 0x80]))
    bad = data.draw(st.sampled_from([b"\xff", b"\x19", b"\xe3\x41"]))
    content = b"<r><item>" + good[:place] + bad + good[place:] + b"</item></r>"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xmlstream, "_BLOCK", block)
        with pytest.raises(Broken) as caught:
            texts(content)
    fault = caught.value.fault
    assert (fault.code, fault.severity, fault.byte) == ("list.damaged", "refused", 9 + place)
    assert fault.line == content.count(b"\n", 0, 9 + place) + 1


@given(st.integers(2, 60))
def test_every_cut_is_refused(place: int) -> None:
    whole = "<r><item>one</item><item>朝鮮</item><item>three</item></r>\n".encode()
    with pytest.raises(Broken) as caught:
        texts(whole[: min(place, len(whole) - 2)])
    assert caught.value.fault.code == "list.cut"


@pytest.mark.parametrize(
    "opening", [b"<!DOCTYPE r>", b"<?xml version='1.0'?>\n<!DOCTYPE r [<!ENTITY a 'b'>]>", b"<!-- x --><!DOCTYPE r>"]
)
def test_a_document_type_is_refused(opening: bytes) -> None:
    with pytest.raises(Broken) as caught:
        texts(opening + b"<r><item>1</item></r>")
    assert "document type" in caught.value.fault.message
