"""Are the words that point to the DPRK found in every spelling, and only those?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.deciding.evidence.dprk_words import Pointing, pointing, pointing_of_lines

COUNTRY = """DPRK|D.P.R.K.|d p r k|DPR Korea|KOREA (DPRK)|KOREA DPR|DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA|
DEMOCRATIC PEOPLE'S REP OF KOREA|DEM. PEOPLE'S REP. OF KOREA|DEM PEOPLES REP KOREA|
Korea (Democratic People's Republic of)|Korea, Democratic People’s Republic of|NORTH KOREA|
NORTH-KOREA|NorthKorea|KOREA, NORTH|N. KOREA|N KOREA|PYONGYANG|PHYONGYANG|PYEONGYANG|PYONGYANG-SI|
P'yŏngyang|PYONG YANG|COREA DEL NORTE|Corée du Nord|Nordkorea|Coreia do Norte|КНДР|Северная Корея|
Пхеньян|KITA CHOSEN|KITACHOSEN|キタチョウセン|キタチヨウセン|ｷﾀﾁﾖｳｾﾝ|ｷﾀﾁｮｳｾﾝ|きたちょうせん|
ピョンヤン|ﾋﾟﾖﾝﾔﾝ|北朝鮮|北朝鮮向け送金|平壌|평양시|북한|조선민주주의인민공화국|/BENEFRES/KP//"""
PLACE = """SOUTH PYONGAN|NORTH HAMGYONG|SARIWON|HYESAN|KAECHON|HAMHUNG|CHONGJIN|Ch'ŏngjin|NAMPHO|KAESONG|RASON|
Sinŭiju|咸鏡北道|新義州|함흥시|신의주|ハムフン|ﾁﾖﾝｼﾞﾝ"""
POSSIBLY = """朝鮮貿易銀行|朝鮮飯店|ｶ)ﾁﾖｳｾﾝﾊﾝﾃﾝ|朝鲜|CHOSON EXCHANGE|North Korean Street|PRK|KP|조선|
SUPPORT FOR FAMILY IN KP"""
NOWHERE = """SOUTH KOREA|REPUBLIC OF KOREA|Korea Co.|KOREA NORTH GYEONGSANG PROVINCE|KP Industries|K P SHARMA|
PARK|PRKING|SPARK|CHOSEN GOODS|KOREATOWN NORTH STREET|시장선거|シチョウセンキョ|북한산로 12|
延边朝鲜族自治州|朝鮮人参茶|原産地証明|원산지 증명|韓国|ソウル|STOCKPOT|CHECKPOINTS|BACKPACK|"""


def words(text: str) -> list[str]:
    return text.replace("\n", "").split("|")


@pytest.mark.parametrize("text", words(COUNTRY))
def test_the_country_and_its_capital(text: str) -> None:
    assert pointing([text]) == Pointing.TO_THE_COUNTRY
    assert pointing_of_lines(["1-2-3 SOME STREET", text]) == Pointing.TO_THE_COUNTRY


@pytest.mark.parametrize("text", words(PLACE))
def test_its_provinces_and_towns(text: str) -> None:
    assert pointing([text]) == Pointing.TO_A_PLACE


@pytest.mark.parametrize("text", words(POSSIBLY))
def test_what_may_mean_it_and_may_not(text: str) -> None:
    assert pointing([text]) == Pointing.POSSIBLY


@pytest.mark.parametrize("text", words(NOWHERE))
def test_what_only_looks_like_it(text: str) -> None:
    assert pointing([text]) == Pointing.NOWHERE


@pytest.mark.parametrize("text", ["/INS/FTBDKPPY", "/ACC/ZZZZKPPYXXX", "pay via ZZZZKPPY please", "/REC/STOCKPOT"])
def test_the_code_of_a_bank_there(text: str) -> None:
    assert pointing([text]) == Pointing.TO_THE_COUNTRY


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1 MAIN STREET", "KP"], Pointing.TO_THE_COUNTRY),
        (["1 MAIN STREET", "PRK"], Pointing.TO_THE_COUNTRY),
        (["KP", "TOKYO"], Pointing.POSSIBLY),
        (["12 CENTRAL PRK", "NEW YORK"], Pointing.POSSIBLY),
        (["MANGYONGDAE PYONG", "YANG"], Pointing.TO_THE_COUNTRY),
        (["KP INDUSTRIES"], Pointing.NOWHERE),
        ([], Pointing.NOWHERE),
    ],
)
def test_lines_of_an_address(lines: list[str], found: Pointing) -> None:
    assert pointing_of_lines(lines) == found


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_word_is_found_among_any_others(before: str, after: str) -> None:
    assert pointing([f"{before} DPRK {after}"]) == Pointing.TO_THE_COUNTRY
