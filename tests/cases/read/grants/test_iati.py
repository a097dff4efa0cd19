"""Are IATI activities read with the right parties, countries, sums, days and conditions, whatever the version?"""

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.cases import Grant, Party
from sekisho.cases.read import Arrival, read_cases

JAPAN = '<provider-org ref="XM-DAC-701" type="10"><narrative>Japan</narrative></provider-org>'
WFP = '<receiver-org ref="XM-DAC-41140" type="40"><narrative>WFP</narrative></receiver-org>'


def moved(
    value: str = "1000", *, kind: str = "3", day: str = "2019-02-01", more: str = "", provider: str = JAPAN
) -> str:
    return (
        f'<transaction><transaction-type code="{kind}"/><transaction-date iso-date="{day}"/>'
        f"<value>{value}</value>{provider}{more}</transaction>"
    )


def activity(*parts: str, name: str = "A-1", currency: str = "JPY", mark: str = ' humanitarian="1"') -> str:
    return (
        f'<iati-activity default-currency="{currency}"{mark}><iati-identifier>{name}</iati-identifier>'
        f"{''.join(parts)}</iati-activity>"
    )


def country(code: str, percentage: str | None = None) -> str:
    return f'<recipient-country code="{code}"' + (f' percentage="{percentage}"/>' if percentage else "/>")


def region(code: str, percentage: str, vocabulary: str = "1") -> str:
    return f'<recipient-region code="{code}" vocabulary="{vocabulary}" percentage="{percentage}"/>'


def file(*activities: str, version: str = "2.03") -> bytes:
    return (
        f'<?xml version="1.0"?>\n<iati-activities version="{version}">{"".join(activities)}</iati-activities>'.encode()
    )


def read(data: bytes, **how: Any) -> list[Arrival]:
    return list(read_cases(io.BytesIO(data), name="f", **how))


def grants(data: bytes) -> list[Grant]:
    found = [arrival.case for arrival in read(data)]
    assert all(isinstance(case, Grant) for case in found), read(data)
    return [case for case in found if isinstance(case, Grant)]


def codes(arrival: Arrival) -> list[tuple[str, str]]:
    return [(p.code, p.severity) for p in arrival.problems]


def only(data: bytes) -> tuple[Grant | None, list[tuple[str, str]]]:
    (arrival,) = read(data)
    case = arrival.case
    assert case is None or isinstance(case, Grant)
    return case, codes(arrival)


# ---------------------------------------------------------------- real and synthetic samples, expectations by hand

# Each case: id, day, donor and its identifier, channel, beneficiary, amount, purpose, earmark, start, conditions as
# (type, countries, whose, way), problems.
SAMPLES: dict[str, list[dict[str, Any]]] = {
    "iati_activity-standard-example-annotated_203.xml": [
        {
            "id": "AA-AAA-123456789-ABC123/1",
            "date": "2012-01-01",
            "donor": ("Agency B", "BB-BBB-123456789", "government", None),
            "channel": ("Agency A", "AA-AAA-123456789"),
            "beneficiary": "TM",
            "amount": ("EUR", "1000"),
            "purpose": "humanitarian",
            "earmark": "unearmarked",
            "start": "2012-04-28",
            "conditions": [(None, None, None, None)],
            "codes": {"grant.trace.broken", "grant.condition.unparsed", "grant.beneficiary.sum"},
            "line": 265,
        }
    ],
    "iati_synthetic_jp_wfp_no_dprk.xml": [
        {
            "id": "XM-DAC-701-TEST-2019-001/1",
            "date": "2019-02-01",
            "donor": ("Japan", "XM-DAC-701", "government", "JP"),
            "channel": ("WFP", "XM-DAC-41140"),
            "beneficiary": None,
            "amount": ("JPY", "500000000"),
            "purpose": "humanitarian",
            "earmark": "softly",
            "start": "2019-01-01",
            "conditions": [("geographic_exclusion", ("KP",), None, None)],
            "codes": {"grant.trace.reached", "grant.condition.read"},
            "line": 19,
        },
        {
            "id": "XM-DAC-41140-KP02-TEST/1",
            "date": "2019-02-15",
            "donor": ("Japan", "XM-DAC-701", "government", "JP"),
            "channel": ("WFP", "XM-DAC-41140"),
            "beneficiary": "KP",
            "amount": ("JPY", "100000000"),
            "purpose": "humanitarian",
            "earmark": None,
            "start": "2019-01-01",
            "conditions": [
                ("geographic_exclusion", ("KP",), "Japan", ("XM-DAC-701-TEST-2019-001", "XM-DAC-41140-KP02-TEST"))
            ],
            "codes": {"grant.condition.read"},
            "line": 38,
        },
    ],
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_give_the_facts_that_stand_in_them(shared: Path, name: str) -> None:
    arrivals = list(read_cases(shared / "domain" / "aid" / name))
    assert [facts(arrival) for arrival in arrivals] == SAMPLES[name]


def facts(arrival: Arrival) -> dict[str, Any]:
    case = arrival.case
    assert isinstance(case, Grant)
    assert case.donor
    assert case.channel
    return {
        "id": case.id,
        "date": case.date and case.date.isoformat(),
        "donor": (*called(case.donor), case.donor.kind, case.donor.residence),
        "channel": called(case.channel),
        "beneficiary": case.beneficiary,
        "amount": case.amount and (case.amount.currency, case.amount.value),
        "purpose": case.purpose,
        "earmark": case.earmark,
        "start": case.start and case.start.isoformat(),
        "conditions": [
            (c.type, c.countries, called(c.by)[0] if c.by else None, c.through) for c in case.conditions or ()
        ],
        "codes": {p.code for p in arrival.problems},
        "line": arrival.line,
    }


def called(party: Party) -> tuple[Any, Any]:
    return (party.names or (None,))[0], party.ids[0].value if party.ids else None


# ---------------------------------------------------------------- cases


def test_one_case_a_transaction_in_the_order_of_the_file() -> None:
    data = file(activity(country("KE"), moved("1"), moved("2")), activity(country("KP"), moved("3"), name="A-2"))
    assert [(g.id, g.beneficiary, g.amount and g.amount.value) for g in grants(data)] == [
        ("A-1/1", "KE", "1"),
        ("A-1/2", "KE", "2"),
        ("A-2/1", "KP", "3"),
    ]


def test_several_countries_are_a_case_each_with_their_share() -> None:
    data = file(activity(country("KP", "2.5"), country("KE", "77.5"), region("298", "20"), moved("1000")))
    found = [(g.id, g.beneficiary, int(g.amount.exact) if g.amount else None) for g in grants(data)]
    assert found == [("A-1/1/KP", "KP", 25), ("A-1/1/KE", "KE", 775), ("A-1/1/region", None, 200)]


def test_a_share_is_in_the_units_of_its_currency() -> None:
    shares = [country("KP", "33.33"), country("KE", "66.67")]
    yen = grants(file(activity(*shares, moved("100"))))
    euro = grants(file(activity(*shares, moved("0.50"), currency="EUR")))
    assert [g.amount and g.amount.value for g in (*yen, *euro)] == ["33", "67", "0.17", "0.33"]


@pytest.mark.parametrize(
    "shares",
    [
        [country("KP")],
        [country("KP", "100")],
        [country("KP", "33.3"), country("KE", "33.3"), country("UG", "33.3")],
        [country("KP", "60"), region("298", "40", "1"), region("X", "40", "99")],
        [country("KP", "60"), region("298", "20", "1"), region("X", "20", "99")],
    ],
)
def test_percentages_that_add_up(shares: list[str]) -> None:
    assert grants(file(activity(*shares, moved())))[0].beneficiary == "KP"


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([country("KP", "60")], "add up to 60"),
        ([country("KP", "60"), country("KE", "39")], "add up to 99"),
        ([country("KP", "60.0"), country("KE", "40.2")], "add up to 100.2"),
        ([country("KP", "60"), country("KE")], "without a percentage"),
        ([country("KP"), country("KE")], "without a percentage"),
        ([country("KP", "many"), country("KE", "1")], "'many' is none"),
        ([country("KP", "-1"), country("KE", "101")], "'-1' is none"),
    ],
)
def test_percentages_that_do_not(shares: list[str], said: str) -> None:
    (arrival,) = read(file(activity(*shares, moved())))
    assert (arrival.case, codes(arrival)) == (None, [("grant.beneficiary.sum", "error")])
    assert said in arrival.problems[0].message


def test_the_country_of_a_transaction_goes_before_that_of_its_activity() -> None:
    data = file(activity(country("KE"), moved(), moved(more=country("KP"))))
    assert [g.beneficiary for g in grants(data)] == ["KE", "KP"]


def test_a_region_is_no_country() -> None:
    case, _ = only(file(activity(region("789", "100"), moved())))
    assert case
    assert case.beneficiary is None


def test_an_activity_without_a_transaction_is_a_plan_whose_day_is_asked_for() -> None:
    data = file(activity(country("KP"), '<activity-date type="1" iso-date="2019-04-01"/>'))
    case, said = only(data)
    assert (case, said) == (None, [("grant.transaction.none", "info"), ("common.date.missing", "error")])
    (arrival,) = read(data, as_of=datetime.date(2019, 3, 1))
    assert isinstance(arrival.case, Grant)
    assert (arrival.case.id, arrival.case.start and arrival.case.start.isoformat()) == ("A-1", "2019-04-01")


@pytest.mark.parametrize(
    ("value", "currency", "gives", "said"),
    [
        ("1000", "JPY", "1000", []),
        ("1000.00", "JPY", "1000.00", []),
        ("1000.4567", "EUR", "1000.46", [("grant.amount.rounded", "info")]),
        ("-1000", "JPY", None, [("grant.amount.negative", "warning")]),
        ("", "JPY", None, [("grant.amount.missing", "warning")]),
        ("1000", "", None, [("grant.amount.missing", "warning")]),
    ],
)
def test_sums_of_money(value: str, currency: str, gives: str | None, said: list[Any]) -> None:
    case, found = only(file(activity(country("KE"), moved(value), currency=currency)))
    assert case
    assert (case.amount.value if case.amount else None, found) == (gives, said)


@pytest.mark.parametrize(
    ("value", "currency", "code"),
    [
        ("1,000", "JPY", "payment.amount.format"),
        ("1e3", "JPY", "payment.amount.format"),
        ("1000", "YEN", "payment.currency.unknown"),
    ],
)
def test_sums_that_are_none_are_refused(value: str, currency: str, code: str) -> None:
    case, found = only(file(activity(country("KE"), moved(value), currency=currency)))
    assert (case, found) == (None, [(code, "error")])


@pytest.mark.parametrize("day", ["2019-02-01", "2019-02-01Z", "2019-02-01+09:00", "2019-02-01T00:00:00"])
def test_days_with_a_zone(day: str) -> None:
    case, _ = only(file(activity(country("KE"), moved(day=day))))
    assert case
    assert case.date
    assert case.date.isoformat() == "2019-02-01"


def test_a_day_that_is_none_is_refused() -> None:
    assert only(file(activity(country("KE"), moved(day="2019-02-30")))) == (None, [("common.date.format", "error")])


@pytest.mark.parametrize(
    ("parts", "purpose"),
    [
        ([' humanitarian="1"', ""], "humanitarian"),
        ([' humanitarian="0"', '<sector code="72040"/>'], None),
        (["", '<sector code="72040"/><sector code="74020"/>'], "humanitarian"),
        (["", '<sector code="72040"/><sector code="11220"/>'], None),
        (["", '<sector vocabulary="99" code="72040"/>'], None),
        (["", ""], None),
    ],
)
def test_the_purpose_is_what_is_marked(parts: list[str], purpose: str | None) -> None:
    case, _ = only(file(activity(parts[1], country("KE"), moved(), mark=parts[0])))
    assert case
    assert case.purpose == purpose


@pytest.mark.parametrize(
    ("title", "ref", "purpose"),
    [
        ("Costs of inspections in the DPRK", "XM-DAC-41312", "inspection"),
        ("査察費用", "XM-DAC-41107", "inspection"),
        ("Water wells", "XM-DAC-41107", None),
        ("Costs of inspections in the DPRK", "XM-DAC-41140", None),
    ],
)
def test_an_inspection_is_paid_for_through_the_iaea(title: str, ref: str, purpose: str | None) -> None:
    receiver = f'<receiver-org ref="{ref}" type="40"/>'
    case, _ = only(
        file(activity(f"<title><narrative>{title}</narrative></title>", country("KP"), moved(more=receiver), mark=""))
    )
    assert case
    assert case.purpose == purpose


@pytest.mark.parametrize(
    ("ref", "kind", "residence"),
    [
        ("XM-DAC-701", "10", "JP"),
        ("XM-DAC-701-8", "10", "JP"),
        ("XM-DAC-701", "21", None),
        ("XM-DAC-41140", "40", None),
        ("GB-GOV-1", "10", "GB"),
        ("GB-COH-123", "10", None),
        ("JP-8", "10", "JP"),
        ("", "10", None),
    ],
)
def test_only_a_government_lives_where_its_identifier_says(ref: str, kind: str, residence: str | None) -> None:
    provider = f'<provider-org ref="{ref}" type="{kind}"><narrative>X</narrative></provider-org>'
    case, _ = only(file(activity(country("KE"), moved(provider=provider))))
    assert case
    assert case.donor
    assert case.donor.residence == residence


def test_a_donor_that_could_be_several_is_asked_for_and_all_names_are_kept() -> None:
    orgs = "".join(
        f'<participating-org role="1" type="21"><narrative>{name}</narrative></participating-org>'
        for name in ("First Trust", "Second Trust")
    )
    case, said = only(file(activity(orgs, country("KE"), moved(provider=""))))
    assert case
    assert case.donor is None
    assert said == [("grant.party.several", "refer")]
    assert case.activity == "First Trust / Second Trust"


def test_version_1_05_writes_words_and_letters() -> None:
    data = b"""<iati-activities version="1.05"><iati-activity default-currency="USD">
      <iati-identifier>US-1-OLD</iati-identifier><title>Old words</title>
      <participating-org role="Funding" ref="US-1" type="10">USAID</participating-org>
      <participating-org role="Implementing" type="40">WFP</participating-org>
      <activity-date type="start-planned" iso-date="2008-06-01"/>
      <activity-date type="start-actual" iso-date="2008-07-01"/>
      <recipient-country code="KP" percentage="100"/>
      <transaction><transaction-type code="D">Disbursement</transaction-type><value value-date="2008-07-15">500</value>
      </transaction><conditions attached="1"><condition type="1">Not to be used in the DPRK</condition></conditions>
      </iati-activity></iati-activities>"""
    case, said = only(data)
    assert case
    assert (case.id, case.beneficiary, case.date and case.date.isoformat()) == ("US-1-OLD/1", "KP", "2008-07-15")
    assert case.donor
    assert case.channel
    assert (called(case.donor), case.donor.residence, called(case.channel)) == (("USAID", "US-1"), "US", ("WFP", None))
    assert (case.start and case.start.isoformat(), case.activity) == ("2008-07-01", "Old words")
    assert [(c.type, c.countries) for c in case.conditions or ()] == [("geographic_exclusion", ("KP",))]
    assert said == [("grant.condition.read", "info")]


def test_a_condition_in_two_languages_is_read_only_where_both_agree() -> None:
    def block(ja: str) -> str:
        return (
            '<conditions><condition type="1"><narrative>Not to be used in the DPRK</narrative>'
            f'<narrative xml:lang="ja">{ja}</narrative></condition></conditions>'
        )

    clear, _ = only(file(activity(country("KE"), block("北朝鮮への使用を禁止する"), moved())))
    unclear, said = only(file(activity(country("KE"), block("北朝鮮については別途協議する"), moved())))
    assert clear
    assert clear.conditions
    assert unclear
    assert unclear.conditions
    assert (clear.conditions[0].countries, unclear.conditions[0].countries) == (("KP",), None)
    assert said == [("grant.condition.unparsed", "refer")]


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (file(), "grant.activity.none"),
        (file(activity(moved()))[:-40], "common.source.syntax"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + file(activity(moved())), "common.xml.forbidden"),
        (file(activity(moved())).replace(b"A-1", b"A-\xff"), "common.source.encoding"),
        (b'<?xml version="1.0" encoding="utf-7"?><iati-activities/>', "common.source.encoding"),
        (b"<iati-activities>" + b"<a>" * 300 + b"</a>" * 300 + b"</iati-activities>", "common.source.syntax"),
        (b"<iati-activities><iati-activity>" + b"<a/>" * 2_000_001, "common.source.size"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    *before, last = read(data)
    assert all(arrival.case for arrival in before)
    assert (last.case, last.reader, [p.code for p in last.problems]) == (None, "iati", [code])


def test_what_stands_before_the_break_is_read() -> None:
    whole = file(activity(country("KE"), moved()), activity(country("KP"), moved(), name="A-2"))
    first, end = read(whole[: whole.index(b"A-2")])
    assert first.case
    assert (first.id, [p.code for p in end.problems]) == ("A-1/1", ["common.source.syntax"])


def test_an_activity_without_an_identifier_is_called_by_its_place() -> None:
    (arrival,) = read(file(activity(country("KE"), moved(), name="")))
    assert (arrival.id, codes(arrival)) == ("iati-activity-1/1", [("grant.identifier.missing", "warning")])


def test_an_activity_within_an_activity_is_no_activity() -> None:
    inner = activity(country("KP"), moved(), name="A-2")
    assert [g.id for g in grants(file(activity(country("KE"), moved(), inner)))] == ["A-1/1"]


# ---------------------------------------------------------------- what each case of an activity repeats


WHOLE = file(
    activity(
        "<title><narrative>Wells</narrative></title>",
        '<participating-org role="1" type="10" ref="XM-DAC-701"><narrative>Japan</narrative></participating-org>',
        country("KP", "40"),
        region("298", "60"),
        '<conditions><condition type="1"><narrative>Not to be used in the DPRK</narrative></condition></conditions>',
        moved("1000.5", more=WFP),
        name="GIFT",
    ),
    activity(
        '<default-aid-type vocabulary="2" code="1"/><activity-date type="2" iso-date="2019-01-01"/>',
        country("KP"),
        moved(
            kind="1", provider='<provider-org provider-activity-id="GIFT"><narrative>Japan</narrative></provider-org>'
        ),
        name="WELLS",
    ),
)


def test_endless_words_are_cut_and_that_is_said() -> None:
    title = "<title><narrative>" + "word " * 10_000 + "</narrative></title>"
    (arrival,) = read(file(activity(title, country("KE"), moved())))
    assert isinstance(arrival.case, Grant)
    assert (len(arrival.case.activity or ""), codes(arrival)) == (20_000, [("grant.activity.length", "refer")])


def test_endless_conditions_and_organisations_are_cut_and_that_is_said() -> None:
    one = '<condition type="1"><narrative>Not to be used in the DPRK</narrative></condition>'
    orgs = '<participating-org role="2"><narrative>Somebody</narrative></participating-org>'
    (bound,) = read(file(activity(f"<conditions>{one * 60}</conditions>", country("KE"), moved())))
    (many,) = read(file(activity(orgs * 200, country("KE"), moved())))
    assert isinstance(bound.case, Grant)
    assert len(bound.case.conditions or ()) == 50
    assert ("grant.activity.length", "refer") in codes(bound)
    assert codes(many) == [("grant.activity.length", "refer")]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 5_000), st.integers(0, 40), st.binary(max_size=12))
def test_a_file_that_was_damaged_gives_cases_and_problems(start: int, length: int, instead: bytes) -> None:
    """Wherever bytes are lost or put in: nothing is raised, and what is no case has an error."""
    start %= len(WHOLE)
    for arrival in read(WHOLE[:start] + instead + WHOLE[start + length :]):
        assert arrival.case is not None or any(p.severity == "error" for p in arrival.problems)


def test_endless_countries_are_refused() -> None:
    shares = "".join(country("KE", "0.1") for _ in range(1000))
    assert only(file(activity(shares, moved()))) == (None, [("grant.beneficiary.sum", "error")])
