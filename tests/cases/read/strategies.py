"""Cases of every kind with random gaps, made from the model's annotations, as plain objects."""

import datetime
import re
import types
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from sekisho.cases.codes import COUNTRIES, CURRENCIES, Country, Currency, Place
from sekisho.cases.model import KINDS, Amount

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)
_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    bool: st.booleans(),
    int: st.integers(1, 4),
    datetime.date: st.dates(datetime.date(1900, 1, 1)).map(str),
    Country: st.sampled_from(sorted(COUNTRIES)),
    Place: st.sampled_from(["KP", "KPNAM", "JPCHB", "CN"]),
    Currency: st.sampled_from(sorted(CURRENCIES)),
}


def _values(annotation: Any, pattern: str | None = None, least: int = 0) -> st.SearchStrategy[Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in _BY_TYPE:
        return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True) if pattern else _BY_TYPE[annotation]
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.one_of([_values(a) for a in args if a is not type(None)])
    if origin is tuple:
        return st.lists(_values(args[0]), min_size=least, max_size=3)
    if origin is dict:
        return st.dictionaries(_values(args[0]), _values(args[1]), min_size=1, max_size=2)
    if hasattr(annotation, "__metadata__"):
        meta = annotation.__metadata__[0]
        if meta.max_length == 0:
            return st.just([])
        return _values(annotation.__origin__, meta.pattern, meta.min_length or 0)
    return _objects(annotation)


def _objects(struct: type) -> st.SearchStrategy[dict[str, Any]]:
    if struct is Amount:
        return st.builds(lambda c, v: {"currency": c, "value": v}, _values(Currency), st.integers(0, 10**18))
    fields = msgspec.structs.fields(struct)
    return st.fixed_dictionaries(
        {f.encode_name: st.deferred(lambda f=f: _values(f.type)) for f in fields if f.required},
        optional={f.encode_name: st.deferred(lambda f=f: _values(f.type)) for f in fields if not f.required},
    )


def plain_cases() -> st.SearchStrategy[dict[str, Any]]:
    """A case of any kind as plain dicts and lists, `kind` and `date` included."""
    date = _BY_TYPE[datetime.date]

    def of_kind(kind: str) -> st.SearchStrategy[dict[str, Any]]:
        return st.builds(lambda d, p: {**p, "date": d, "kind": kind}, date, _objects(KINDS[kind]))

    return st.sampled_from(sorted(KINDS)).flatmap(of_kind)
