"""Codes that a case may name: countries, places and currencies, checked as they are read."""

from __future__ import annotations

import re

# ISO 3166-1 alpha-2, the 249 officially assigned codes.
COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
# Read although it is no ISO alpha-2 code: the alpha-3 code that ICAO 9303 prints for the DPRK, and for those near it.
_READ_AS = {"PRK": "KP", "KOR": "KR", "JPN": "JP", "USA": "US", "CHN": "CN", "RUS": "RU"}

# ISO 4217 active codes (funds and metals left out), with those whose minor unit is not a hundredth.
CURRENCIES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
    MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
    UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    """.split()
)
_MINOR_UNITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
_LOCODE = re.compile(r"^[A-Z]{2}[A-Z2-9]{3}\Z")


class Country(str):
    """An ISO 3166-1 alpha-2 code; ICAO's `PRK` is read as `KP`."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Country:
        """Check a country code, raising ValueError that says what to write instead."""
        code = _READ_AS.get(text, text)
        if code in COUNTRIES:
            return cls(code)
        hint = f"; write {code.strip().upper()}" if code.strip().upper() in COUNTRIES else ""
        raise ValueError(f"{text!r} is not an ISO 3166 alpha-2 country code{hint}")


class Place(str):
    """A UN/LOCODE or a bare country code; its first two letters are the country."""

    __slots__ = ()

    @property
    def country(self) -> Country:
        """The country that the code's prefix names."""
        return Country(self[:2])

    @classmethod
    def read(cls, text: str) -> Place:
        """Check a port or place code, raising ValueError that says what to write instead."""
        code = _READ_AS.get(text, text)
        code = code.replace(" ", "") if len(code) == 6 else code
        if code in COUNTRIES or (_LOCODE.match(code) and code[:2] in COUNTRIES):
            return cls(code)
        raise ValueError(f"{text!r} is neither a UN/LOCODE (KPNAM) nor a country code (KP)")


class Currency(str):
    """An ISO 4217 code."""

    __slots__ = ()

    @property
    def minor_units(self) -> int:
        """How many decimals the currency has: 0 for JPY, 2 for most."""
        return _MINOR_UNITS.get(self, 2)

    @classmethod
    def read(cls, text: str) -> Currency:
        """Check a currency code, raising ValueError that says what is wrong."""
        if text in CURRENCIES:
            return cls(text)
        raise ValueError(f"currency {text!r} is not ISO 4217")


def read_code(kind: type, value: object) -> object:
    """Turn a text into one of the code types (msgspec's hook for types that it does not know)."""
    if kind in (Country, Place, Currency):
        if isinstance(value, str):
            return kind.read(value)
        raise ValueError(f"expected a text code, got {type(value).__name__}")
    raise NotImplementedError(kind)
