"""The ports of the DPRK by code and name."""

import pytest

from sekisho.cases.dprk_ports import dprk_ports, named_dprk_port, port_of_code


def test_the_lists_disagree_about_codes_and_all_lead_to_the_port() -> None:
    assert {port_of_code()[code].name for code in ("KPRJN", "KPNJN", "KPRAJ")} == {"Rajin"}
    assert {port_of_code()[code].name for code in ("KPCHO", "KPCHJ")} == {"Chongjin"}


@pytest.mark.parametrize(
    ("name", "port"),
    [
        ("Nampo", "Nampo"),
        ("Namp'o", "Nampo"),
        ("CH'ONGJIN", "Chongjin"),
        ("羅津", "Rajin"),
        ("나진", "Rajin"),
        ("Unggi", "Sonbong"),
    ],
)
def test_names_in_any_spelling_of_the_table(name: str, port: str) -> None:
    found = named_dprk_port(name)
    assert found
    assert found.name == port


@pytest.mark.parametrize("name", ["Incheon", "Dandong", "", "???", "Songdo"])
def test_other_names_are_no_ports_of_the_dprk(name: str) -> None:
    """There is a Songdo in Incheon too: a name that other ports share leads nowhere."""
    assert named_dprk_port(name) is None


def test_every_port_has_a_prefix_of_the_dprk_and_a_place_there() -> None:
    for port in dprk_ports():
        assert all(code.startswith("KP") and len(code) == 5 for code in port.codes)
        assert port.source
        if port.latitude is not None and port.longitude is not None:
            assert 37.5 < port.latitude < 43.1
            assert 124.0 < port.longitude < 131.0
