"""A file that is not whole names its first bad byte; nothing outside a file is ever read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.reading import ListFault
from sekisho.lists.source import SourceFile
from sekisho.lists.xmlfile import parse, root_of

WHOLE = '<?xml version="1.0"?>\n<a:Root xmlns:a="urn:x"><!-- no --><a:Item n="1">말</a:Item>\n</a:Root>\n'.encode()


def parsed(data: bytes):
    return parse(SourceFile("x.xml", content=data))


def test_names_come_without_their_namespace_and_comments_fall_away():
    root = parsed(WHOLE)
    assert [root.tag, *(child.tag for child in root)] == ["Root", "Item"]


@given(st.integers(min_value=0, max_value=len(WHOLE.rstrip()) - 1))
def test_a_file_cut_anywhere_is_refused(length):
    fault = parsed(WHOLE[:length])
    assert isinstance(fault, ListFault)
    assert (fault.code, fault.severity) == ("list.cut", "refused")


@given(st.integers(min_value=30, max_value=len(WHOLE) - 30), st.sampled_from([b"\x00", b"\x19", b"\xff", b"\x80"]))
def test_a_bad_byte_is_named_where_it_is(at, bad):
    data = WHOLE[:at] + bad + WHOLE[at:]
    fault = parsed(data)
    assert isinstance(fault, ListFault)
    assert fault.severity == "refused"
    # Inside a letter of several bytes, the letter itself is the first that cannot be read.
    assert 0 <= at - fault.byte <= 2
    assert fault.line == data[: fault.byte].count(b"\n") + 1


@pytest.mark.parametrize(
    "prologue",
    [
        b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE r>',
        b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_a_document_type_is_refused(prologue):
    fault = parsed(prologue + b"<r>&b;</r>")
    assert isinstance(fault, ListFault)
    assert "document type" in fault.message


@pytest.mark.parametrize(
    ("data", "byte", "line"),
    [(b"<r>\n<a></b>\n</r>", 11, 2), (b"<r>\n&nothing;\n</r>", 13, 2), (b"<r></r>\n<r></r>", 8, 2)],
)
def test_what_is_not_well_formed_is_damaged(data, byte, line):
    fault = parsed(data)
    assert (fault.code, fault.severity, fault.line) == ("list.damaged", "refused", line)
    assert abs(fault.byte - byte) <= 1


def test_a_file_that_is_not_there_is_refused(tmp_path):
    fault = parse(SourceFile("none.xml", tmp_path / "none.xml"))
    assert fault.code == "list.unreadable"


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <no/> -->\n<x:yes a='1'>", "yes"),
        (b"<yes/>", "yes"),
        (b"  \n<yes>", "yes"),
        (b"yes,<no>", None),
        (b"{}", None),
        (b"", None),
    ],
)
def test_the_root_is_told_from_the_head(head, root):
    assert root_of(head) == root
