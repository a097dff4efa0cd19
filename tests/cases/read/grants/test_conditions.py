"""Is the text of a condition read only where every word of it is a plain exclusion?"""

import pytest

from sekisho.cases.read.grants.conditions import Terms, read_terms


@pytest.mark.parametrize(
    "text",
    [
        "Funds shall not be used to assist the Democratic People's Republic of Korea.",
        "FUNDS SHALL NOT BE USED TO ASSIST THE DPRK",
        "Not to be used for activities in the DPRK.",
        "This contribution must not be used in North Korea.",
        "No part of this contribution may be used for activities in the DPRK.",
        "Funds from the Government of Japan shall not be used for operations in the\n DPRK.",
        "Activities in the Democratic People\u2019s Republic of Korea (DPRK) are excluded.",
        "Funds shall not be used in the DPRK. The DPRK is not eligible.",
        "本拠出金は、北朝鮮への支援に使用してはならない。",
        "本拠出金は北朝鮮に対する支援のために使用されないこと。",
        "拠出金は、朝鮮民主主義人民共和国における活動に使用しないこと",
        "北朝鮮への使用を禁止する。",
        "北朝鮮を対象外とする",
    ],
)
def test_plain_exclusions(text: str) -> None:
    assert read_terms(text) == Terms("geographic_exclusion", ("KP",))


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Conditions text",
        "Funds shall be used to assist the DPRK.",
        "Funds should not be used in the DPRK.",
        "Funds shall not be used in the Republic of Korea.",
        "Funds shall not be used in the DPRK except for medicine.",
        "Funds shall not be used in the DPRK without the consent of the donor.",
        "Funds shall not be used in the DPRK or in Iran.",
        "Funds shall not be used in the DPRK. Reports are due in March.",
        "Funds shall not be used for purposes other than assistance to the DPRK.",
        "All funds from donors other than Japan shall not be used in the DPRK.",
        "No funds shall not be used in the DPRK.",
        "北朝鮮への支援に使用することができる。",
        "本拠出金は、北朝鮮への支援以外に使用してはならない。",
        "北朝鮮への支援に使用してはならない場合がある。",
        "Funds shall not be used in the DPRK. " * 100,
    ],
)
def test_anything_more_needs_a_person(text: str | None) -> None:
    assert read_terms(text) is None
