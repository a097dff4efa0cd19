"""Each kind of phrase in OFAC's remarks, and that none is lost."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.entry import ListedName, ListedNumber
from sekisho.lists.readers.ofac_remarks import read_phrase, read_remarks

DAY = datetime.date


def test_every_slot_of_one_remark() -> None:
    said = read_remarks(
        "DOB 18 Feb 1962; alt. DOB circa 1964; POB Kaesong, North Hwanghae; nationality Korea, North; citizen China; "
        "Gender Male; Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210; "
        "Passport 563410081 (Korea, North) expires 04 Jul 2017; a.k.a. 'BNC'; f.k.a. 'OLD CO.'; Linked To: KASANG LTD."
    )
    assert [(d.from_, d.to, d.circa) for d in said.birth_dates] == [
        (DAY(1962, 2, 18), DAY(1962, 2, 18), False),
        (DAY(1964, 1, 1), DAY(1964, 12, 31), True),
    ]
    assert said.birth_places == ("Kaesong, North Hwanghae",)
    assert said.nationalities == ("KP", "CN")
    assert said.numbers == (
        ListedNumber(scheme="passport", value="563410081", country="KP", note="expires 04 Jul 2017"),
    )
    assert said.names == (
        ListedName(text="BNC", kind="alias", quality="weak", script="Latn"),
        ListedName(text="OLD CO.", kind="former", quality="weak", script="Latn"),
    )
    assert said.linked == ("KASANG LTD.",)
    assert said.remarks == (
        "Gender Male",
        "Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210",
    )
    assert said.odd == ()


@pytest.mark.parametrize(
    ("phrase", "scheme", "value", "country", "note"),
    [
        ("Passport PS 927120050 (Korea, North)", "passport", "PS 927120050", "KP", None),
        ("alt. Passport 6067015 (Comoros)", "passport", "6067015", "KM", None),
        ("Vessel Registration Identification IMO 7937317", "imo", "7937317", None, None),
        ("Vessel Registration Identification 8606173", "imo", "8606173", None, None),
        ("Company Number IMO 5055293", "imo_company", "5055293", None, "Company Number"),
        ("Identification Number IMO 5342883", "imo_company", "5342883", None, "Identification Number"),
        ("MMSI 572469210", "mmsi", "572469210", None, None),
        ("SWIFT/BIC HNRBBY2X", "bic", "HNRBBY2X", None, None),
        ("Legal Entity Number 253400WSS48YWMBUA688", "lei", "253400WSS48YWMBUA688", None, None),
        ("Legal Entity Number 851683897 (Netherlands)", "registration", "851683897", "NL", "Legal Entity Number"),
        ("Digital Currency Address - XBT 149w62rY42aZBox8", "crypto", "149w62rY42aZBox8", None, "XBT"),
        ("alt. Digital Currency Address - ETH 0x7F367c", "crypto", "0x7F367c", None, "ETH"),
        ("NIT # 800146749-7 (Colombia)", "tax", "800146749-7", "CO", "NIT #"),
        ("Folio Mercantil No. 22839 (Jalisco) (Mexico)", "registration", "22839", "MX", "Folio Mercantil No.; Jalisco"),
        ("Trade License No. HRA 92501.", "registration", "HRA 92501", None, "Trade License No."),
        ("Aircraft Manufacturer's Serial Number (MSN) 1023", "aircraft", "1023", None, None),
        ("Tourism License No. 77 (Atlantis)", "other", "77", None, "Tourism License No.; Atlantis"),
    ],
)
def test_numbers(phrase: str, scheme: str, value: str, country: str | None, note: str | None) -> None:
    ((slot, (number,)),) = read_phrase(phrase)
    assert slot == "numbers"
    assert (number.scheme, number.value, number.country) == (scheme, value, country)
    assert note is None or number.note == note


@pytest.mark.parametrize(
    "phrase",
    [
        "Phone Number 8613314257947",
        "Email Address someone1@example.org",
        "Organization Established Date 17 Dec 2016",
        "Executive Order 13662 Directive Determination - Subject to Directive 3",
        "Passport and National ID were issued in Ulm",
        "all offices worldwide",
        "Aircraft Model IL76-TD",
    ],
)
def test_what_is_no_number_stays_a_remark(phrase: str) -> None:
    assert read_phrase(phrase) == (("remarks", (phrase,)),)


def test_an_odd_birth_date_is_kept_and_said() -> None:
    said = read_remarks("DOB 31 Feb 1960; Gender Male.")
    assert said.birth_dates == ()
    assert said.remarks == ("DOB 31 Feb 1960", "Gender Male")
    assert said.odd == ("DOB 31 Feb 1960",)


def test_an_odd_ship_number_is_kept_and_said() -> None:
    said = read_remarks("Vessel Registration Identification IMO 15411.")
    assert [(n.scheme, n.value) for n in said.numbers] == [("registration", "IMO 15411")]
    assert said.odd == ("Vessel Registration Identification IMO 15411",)


def test_a_ships_past() -> None:
    said = read_remarks("Former Vessel Flag Malta; alt. Former Vessel Flag None Identified; Vessel Year of Build 1986.")
    assert said.former_flags == ("MT", "None Identified")
    assert said.built == ("1986",)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Linked To: KASANG CO., LTD.", "KASANG CO., LTD."),
        ("Linked To: RIM, Ka Sang.", "RIM, Ka Sang"),
        ("Linked To: KASANG S.A.", "KASANG S.A."),
        ("(Linked To: KASANG SHIPPING)", "KASANG SHIPPING"),
    ],
)
def test_only_the_full_stop_of_the_whole_is_cut(text: str, linked: str) -> None:
    assert read_remarks(text).linked == (linked,)


@given(
    st.lists(
        st.sampled_from(
            [
                "DOB 1962",
                "POB Pyongyang",
                "nationality Iran",
                "a.k.a. 'ONE'",
                "Passport 1 (Iran)",
                "Linked To: TWO",
                "Gender Male",
                "words of any kind",
                "MMSI 572469210",
                "DOB unknown",
            ]
        ),
        max_size=12,
    )
)
def test_each_phrase_fills_exactly_one_place(phrases: list[str]) -> None:
    said = read_remarks("; ".join(phrases))
    held = [value for slot, values in said._asdict().items() if slot != "odd" for value in values]
    assert len(held) == len(phrases)
