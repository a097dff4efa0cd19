"""What does the model expect at a path? Asked to explain a fault and to type the cells of a table."""

from __future__ import annotations

import types
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

if TYPE_CHECKING:
    from sekisho.cases.read.arrival import Path


class Expected(msgspec.Struct, frozen=True):
    """The ways in which one place of the model may be filled.

    Args:
        struct: the type whose fields may stand here, or None.
        keys, values: the keys of a mapping and the type of its values, or () and None.
        items: the type of a list's items, or None.
        plain: the types of single values: text, bool, int, dates and codes; Literal and patterned texts as annotated.
    """

    struct: type | None = None
    keys: tuple[str, ...] = ()
    values: Any = None
    items: Any = None
    plain: tuple[Any, ...] = ()

    @property
    def bare(self) -> set[Any]:
        """The types of single values without their annotations."""
        return {get_args(p)[0] if get_origin(p) is Annotated else p for p in self.plain}


@cache
def expected(annotation: Any) -> Expected:
    """What may stand where the model says `annotation`."""
    if get_origin(annotation) in (Union, types.UnionType):
        ways = [expected(a) for a in get_args(annotation) if a is not type(None)]
        return Expected(
            struct=next((w.struct for w in ways if w.struct), None),
            keys=next((w.keys for w in ways if w.keys), ()),
            values=next((w.values for w in ways if w.values is not None), None),
            items=next((w.items for w in ways if w.items is not None), None),
            plain=tuple(p for w in ways for p in w.plain),
        )
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(bare) is tuple:
        return Expected(items=get_args(bare)[0])
    if get_origin(bare) is dict:
        return Expected(keys=get_args(get_args(bare)[0]), values=get_args(bare)[1])
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        return Expected(struct=bare)
    return Expected(plain=(annotation,))


@cache
def fields_of(struct: type) -> dict[str, Any]:
    """The fields of a type by the names of the contract, with what the model says of each."""
    return {f.encode_name: f.type for f in msgspec.structs.fields(struct)}


def expected_at(struct: type, path: Path) -> Expected | None:
    """What the model expects at a path below `struct`; None where it knows no such place."""
    here = Expected(struct=struct)
    for step in path:
        if isinstance(step, int):
            annotation = here.items
        elif here.struct and step in fields_of(here.struct):
            annotation = fields_of(here.struct)[step]
        else:
            annotation = here.values
        if annotation is None:
            return None
        here = expected(annotation)
    return here


def choices(place: Expected) -> tuple[str, ...]:
    """The words of a closed vocabulary; () where the text is free."""
    return tuple(word for p in place.plain if get_origin(p) is Literal for word in get_args(p))
