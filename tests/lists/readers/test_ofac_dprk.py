"""Which of OFAC's designations concern the DPRK, beside those whose programme says so."""

import pytest

from sekisho.lists.entry import Address, Entry, ListedName, ListedNumber
from sekisho.lists.readers.ofac_dprk import tie_to_dprk


def entry(key: str = "1", name: str = "KASANG", **fields) -> Entry:
    fields.setdefault("programmes", ("NPWMD",))
    return Entry(list="OFAC", id=key, kind="organisation", names=(ListedName(text=name),), **fields)


PYONGYANG = (Address(text="Pyongyang, Korea, North", country="KP"),)
RISK = ("Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210",)


@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"programmes": ("DPRK4",)}, True),
        ({"programmes": ("NPWMD", "DPRK-NKSPEA")}, True),
        ({}, False),
        ({"remarks": RISK}, True),
        ({"remarks": RISK, "programmes": ("SDGT",)}, True),
        ({"nationalities": ("KP",), "programmes": ("SDNTK",)}, True),
        ({"nationalities": ("KR",)}, False),
        ({"numbers": (ListedNumber(scheme="passport", value="1", country="KP"),)}, True),
        ({"addresses": PYONGYANG}, True),
        ({"addresses": PYONGYANG, "programmes": ("CYBER2",)}, True),
        ({"addresses": PYONGYANG, "programmes": ("EL",)}, True),
        # A Cuban shipping agency with an office in Pyongyang stays a Cuban one.
        ({"addresses": PYONGYANG, "programmes": ("CUBA",)}, False),
    ],
)
def test_by_what_the_entry_says(fields: dict, about: bool) -> None:
    assert [e.about_dprk for e in tie_to_dprk([entry(**fields)])] == [about]


def test_links_carry_the_tie_along_the_chain_whatever_the_order() -> None:
    tied = tie_to_dprk(
        [
            entry("3", "THIRD", linked=("SECOND.",)),
            entry("2", "Second", linked=("Kasang Co., Ltd.",)),
            entry("1", "KASANG CO., LTD.", programmes=("DPRK2",)),
            entry("4", "FOURTH", linked=("ELSEWHERE",)),
        ]
    )
    assert [e.about_dprk for e in tied] == [True, True, True, False]


def test_a_namesake_under_a_country_programme_is_not_tied() -> None:
    ministry = entry("1", "MINISTRY OF STATE SECURITY", programmes=("DPRK2",))
    luhansk = entry("2", "RIM, Ka Sang", programmes=("UKRAINE-EO13661",), linked=("MINISTRY OF STATE SECURITY",))
    assert [e.about_dprk for e in tie_to_dprk([ministry, luhansk])] == [True, False]
