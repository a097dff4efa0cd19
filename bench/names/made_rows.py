"""Rows to ask for, made by public generators: listed names perturbed, and ordinary names."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.names.public_set import Row

from sekisho.lists.entry import Entry
from sekisho.names.word import Kind
from sekisho.screening.query import READ_AS

PERTURBED, PEOPLE, COMPANIES = 500, 430, 70
_LOCALES = (
    "en_US en_GB en_IN de_DE fr_FR es_ES es_MX it_IT pt_BR nl_NL sv_SE pl_PL cs_CZ ro_RO hu_HU el_GR tr_TR ru_RU uk_UA "
    "ar_SA fa_IR id_ID vi_VN th_TH zh_CN ko_KR ja_JP"
).split()
_LOCALES_OF_COMPANIES = ("en_US en_GB de_DE fr_FR es_ES it_IT pt_BR nl_NL pl_PL ru_RU ja_JP ko_KR zh_CN tr_TR").split()


class Listed(NamedTuple):
    """A listed name to perturb."""

    text: str
    kind: Kind
    entry: Entry


def perturbed(entries: Sequence[Entry], seed: int, as_published: bool = False) -> Iterator[Row]:
    """Variants of listed names by sanctions-screening-benchmark, evenly over its classes.

    Args:
        entries: whose names are perturbed.
        seed: of the choice of names and variants, and of the generator.
        as_published: leave persons as SURNAME, Given; else they stand in natural order, each word with a capital.
    """
    from ssb.perturb import REGISTRY

    names = [
        Listed(name.text if as_published else natural(name.text, entry.kind), READ_AS[entry.kind][-1], entry)
        for entry in entries
        for name in entry.names
    ]
    choose = random.Random(seed)
    classes = [name for name in REGISTRY if any(REGISTRY[name].fn(listed.text, seed) for listed in names)]
    for i, name in enumerate(classes):
        wanted = PERTURBED // len(classes) + (i < PERTURBED % len(classes))
        for listed in choose.sample(names, len(names)):
            variants = REGISTRY[name].fn(listed.text, seed)
            if wanted and variants:
                wanted -= 1
                yield Row(choose.choice(variants), listed.kind, "", name, listed.entry.id, listed.text)


def natural(text: str, kind: str) -> str:
    """A name as a customer would be called: a person's given names first, each with a capital."""
    if kind != "person":
        return text
    surname, comma, given = text.partition(", ")
    return (f"{given} {surname}" if comma else text).title()


def ordinary(seed: int) -> Iterator[Row]:
    """People and companies of many countries, invented by faker."""
    from faker import Faker

    fakers = {locale: Faker(locale) for locale in _LOCALES}
    for fake in fakers.values():
        fake.seed_instance(seed)
    for i in range(PEOPLE):
        fake = fakers[_LOCALES[i % len(_LOCALES)]]
        text = f"{fake.first_name()} {fake.last_name()}" if i % 2 else fake.name()
        yield Row(text, "person", "", "ordinary person", "", "")
    for i in range(COMPANIES):
        fake = fakers[_LOCALES_OF_COMPANIES[i % len(_LOCALES_OF_COMPANIES)]]
        yield Row(fake.company(), "organisation", "", "ordinary company", "", "")
