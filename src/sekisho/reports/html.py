"""What is printed, filed and handed to an auditor? One self-contained page: no script, nothing fetched, prints well."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from sekisho.deciding.decision import Refusal
from sekisho.law.verdict import VERDICTS
from sekisho.reports.days import say_day, say_duty, say_force
from sekisho.reports.digest import (
    also,
    asks,
    glance,
    goods_lines,
    measure_key,
    original_title,
    reasons,
    regimes_of,
    sources,
    tally,
)
from sekisho.reports.words import name_of, say_authorities, word
from sekisho.reports.wrap import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from sekisho.cases import Date, Language
    from sekisho.reports.digest import Answer


def _is_web(url: str | None) -> bool:
    """Whether an address may become a link: a law file or a list must not smuggle another scheme in."""
    return url is not None and url.startswith(("https://", "http://"))


def _seen(value: object) -> object:
    """What stands on the page for a value: a text without what cannot be seen; markup of the page's own as it is."""
    return shown(value, lines=True) if type(value) is str else value


@cache
def template(name: str) -> Template:
    """A template of the package, in which every text is escaped and what cannot be seen is made visible."""
    environment = Environment(
        loader=PackageLoader("sekisho.reports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["host"] = lambda url: urlsplit(url).hostname or url
    environment.tests["web"] = _is_web
    environment.tests["refusal"] = lambda answer: isinstance(answer, Refusal)
    return environment.get_template(name)


def as_html(answers: Sequence[Answer], lang: Language = "en", law_verified: Date | None = None) -> str:
    """The page for one answer or many: a table of cases by regimes, then every case with its reasons.

    Args:
        answers: decisions and refusals in the order of the input.
        lang: language of the page.
        law_verified: the day to which the law was last read, said beside its hash.
    """
    return template("decisions.html").render(
        answers=answers,
        lang=lang,
        regimes=regimes_of(answers),
        total=tally(answers, law_verified),
        verdicts=VERDICTS,
        word=lambda key, **values: word(key, lang, **values),
        name_of=lambda family, code: name_of(family, code, lang),
        authorities=lambda codes: say_authorities(codes, lang),
        day=lambda day: say_day(day, lang),
        duty=lambda duty: say_duty(duty, lang),
        force=lambda finding: say_force(finding.in_force, finding.expires, lang),
        original_title=lambda title, regime: original_title(title, regime, lang),
        glance=glance,
        goods_lines=goods_lines,
        reasons=reasons,
        asks=asks,
        sources=sources,
        also=also,
        measure_key=measure_key,
        colon="：" if lang == "ja" else ": ",
        comma="、" if lang == "ja" else ", ",
    )
