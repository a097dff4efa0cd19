"""Listed names inside running text: found as they stand, in any script; what is only like them is not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.built_in import built_in_entries, built_in_parts
from tests.deciding.asking import built_in_lists


def found(text: str) -> set[tuple[str, str]]:
    """The listed parties that stand in a text for sure."""
    lists = built_in_lists()
    hits = lists.find(lists.texts.queries(text)).values()
    return {(hit.list, hit.entry) for one in hits for hit in one if hit.band == "strong"}


KOMID, CHONG_CHON_GANG, KIM_JONG_UN = ("UN", "KPe.001"), ("OFAC", "17069"), ("OFAC", "20157")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "invoice 12 goods KOREA MINING DEVELOPMENT TRADING CORP shipped by M/V CHONG CHON GANG",
            {KOMID, CHONG_CHON_GANG},
        ),
        ("c/o Korea Mining Development Trading Co., Ltd., Pyongyang", {KOMID}),
        ("KOREA MINING DEVELOPMENTTRADING CORPORATION", {KOMID}),
        ("on behalf of KIM Jong Un, with thanks", {KIM_JONG_UN}),
        ("on behalf of Jong Un Kim", {KIM_JONG_UN}),
        ("a gift for Kim Jeong-eun from abroad", {KIM_JONG_UN}),
        ("with K I M JONG UN in copy", {KIM_JONG_UN}),
        ("K\u200bIM JONG UN gift", {KIM_JONG_UN}),
        ("КIM JONG UN gift", {KIM_JONG_UN}),  # the first letter is Cyrillic
        ("김정은에게 송금 생활비", {KIM_JONG_UN}),
        ("キム・ジョンウン氏への送金 請求書12", {KIM_JONG_UN}),
        ("金正恩様宛送金", {KIM_JONG_UN}),
        ("金 正恩 様", {KIM_JONG_UN}),
        ("김 정은 앞", {KIM_JONG_UN}),
        ("キムジョンウン氏分", {KIM_JONG_UN}),
        ("ｷﾑ ｼﾞｮﾝｳﾝ ﾌﾞﾝ", {KIM_JONG_UN}),
        ("受取人KIM JONG UN様", {KIM_JONG_UN}),
        ("подарок, Ким Чен Ын, Москва", {KIM_JONG_UN}),
        ("長安海連技術有限公司への代金", {("UN", "KPe.055")}),
        ("船名PETREL 8の運賃", {("UN", "ship-petrel-8")}),
        ("청천강호 운임", {CHONG_CHON_GANG}),
        ("freight of vessel Petrel 8", {("UN", "ship-petrel-8")}),
        ("freight, IMO no. 8628597, March", {("UN", "ship-hao-fan-6"), ("OFAC", "23771")}),
        ("IMO8628597", {("UN", "ship-hao-fan-6"), ("OFAC", "23771")}),
    ],
)
def test_a_listed_name_is_found_where_it_stands(text: str, entries: set[tuple[str, str]]) -> None:
    assert entries <= found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "payment for services rendered to the company in march 2019 according to contract no 55",
        "40 sets of machine parts, delivery FOB Yokohama, per our contract of January, thank you for your business",
        "zinc ingots, Lucky Star brand, gold star 3",
        "the patriot, a victory, ever glory",
        "支払 請求書番号2019-12 機械部品代金 横浜港渡し 三月分 よろしくお願いします",
        "계약에 따른 기계 부품 대금 지급 이달 고객 정산 한국 전자",
        "order 8628597",
        "!!! ??? ... --- 12 34",
    ],
)
def test_ordinary_words_are_nobody(text: str) -> None:
    assert found(text) == set()


@given(st.data())
def test_a_listed_body_is_found_in_the_middle_of_any_words(data: st.DataObject) -> None:
    bodies = [
        (entry, name.text)
        for part in built_in_parts()
        for entry in built_in_entries(part.source)
        if entry.kind == "organisation"
        for name in entry.names
        if name.text.isascii()
        and name.quality == "good"
        and len(name.text.split()) > 2
        and name.text.count(",") == 0
        and "(" not in name.text
        and "/" not in name.text
        and "-" not in name.text
    ]
    entry, name = data.draw(st.sampled_from(bodies))
    words = st.lists(st.sampled_from("invoice for 12 and our ref paid march".split()), max_size=60)
    text = " ".join((*data.draw(words), name, *data.draw(words)))
    assert (entry.list, entry.id) in found(text)


def test_a_text_of_any_length_is_searched_to_its_end() -> None:
    words = random.Random(1).choices("invoice for machine parts of march and april under our contract".split(), k=5_000)
    for place in (0, 35, 39, 41, 2_500, 5_000):
        text = " ".join((*words[:place], "KOREA MINING DEVELOPMENT TRADING CORPORATION", *words[place:]))
        assert KOMID in found(text), place


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    built_in_lists().texts.queries(text)
