"""Lists of invented parties in the publishers' own formats, for tests that need no publisher's file."""

from __future__ import annotations

from collections.abc import Iterable


def un_list(day: str, ids: Iterable[str], *, births: bool = True) -> bytes:
    """A UN consolidated list of that day with invented persons and one invented body."""
    people = "".join(_person(number, key, births) for number, key in enumerate(ids, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<CONSOLIDATED_LIST dateGenerated="{day}T00:00:00.000Z"><INDIVIDUALS>{people}</INDIVIDUALS>'
        f"<ENTITIES>{_body()}</ENTITIES></CONSOLIDATED_LIST>"
    ).encode()


def _body() -> str:
    return (
        "<ENTITY><DATAID>900</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>TEST TRADING</FIRST_NAME>"
        "<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.900</REFERENCE_NUMBER><LISTED_ON>2017-06-02</LISTED_ON>"
        "</ENTITY>"
    )


def _person(number: int, key: str, births: bool) -> str:
    born = f"<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-01-{1 + number % 28:02}</DATE>" if births else ""
    return (
        f"<INDIVIDUAL><DATAID>{number}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>TEST</FIRST_NAME>"
        f"<SECOND_NAME>PERSON {key}</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>{key}</REFERENCE_NUMBER><LISTED_ON>2017-06-02</LISTED_ON>"
        "<NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>"
        f"<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Proba {key}</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        f"<INDIVIDUAL_DATE_OF_BIRTH>{born}</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"
    )
