"""Was a name read at all? Where reading leaves no word of it, no hit says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sekisho.cases.problem import Problem
from sekisho.names.read import read_name
from sekisho.screening.queries.fields import shown
from sekisho.screening.query import READ_AS, Query

# One of these leaves a word, whatever stands beside it; of others it is asked.
_LEAVES_A_WORD = re.compile(
    "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0410-\u0429\u042d-\u0449\u044d-\u044f"
    "\u3041-\u3062\u3064-\u3096\u30a1-\u30c2\u30c4-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]"
)


def unread_names(query: Query) -> Iterator[Problem]:
    """A problem for each name of a query that no word was left of, as of rare signs or letters of a lost script."""
    for text in query.names:
        if _LEAVES_A_WORD.search(text):
            continue
        if not any(form.words for kind in READ_AS[query.kind] for form in read_name(text, kind).forms):
            message = f"nothing of the name {shown(text)} could be read as a word: screen it in another script"
            yield Problem(case=query.id, field="name", code="screen.name.unread", severity="error", message=message)
