"""Whose money is this? A contribution followed from activity to activity through the links that a file reports.

Money goes from activity A to activity B where B reports funds that came in from A (`provider-activity-id`), or A
reports funds that went to B (`receiver-activity-id`). A donor's conditions go with the money. Where an activity has
several sources, or a link is unearmarked, whose money was spent on what cannot be told: the flow is `mixed`.
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sekisho.cases.read.arrival import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sekisho.cases.read.grants.activity import Activity, Transaction

# How many activities up or down are followed for one case; files that are made to be long end here.
_MOST_FOLLOWED = 50
_MOST_SAID = 5
_T = TypeVar("_T")


class Flow(NamedTuple):
    """Money that came from a contribution, by way of these activities (the contribution's own first)."""

    source: str
    through: tuple[str, ...]
    mixed: bool


class _Node:
    """What the trace keeps of an activity."""

    __slots__ = ("conditions", "countries", "donor", "known", "onward", "sources", "unearmarked", "unlinked")

    def __init__(self) -> None:
        self.known = False
        self.donor: dict[str, Any] | None = None
        self.conditions: list[dict[str, Any]] = []
        self.countries: dict[str, None] = {}
        self.unearmarked = False
        # A source's id to whether every link from it is unearmarked; the links onward, whose order is the file's.
        self.sources: dict[str, bool] = {}
        self.onward: dict[str, None] = {}
        # Whether funds came in of which no activity is named.
        self.unlinked = False

    @property
    def pooled(self) -> bool:
        """Whether money of more than one source lies together here."""
        return len(self.sources) + self.unlinked > 1


class Trace:
    """The links of all activities of a file."""

    def __init__(self) -> None:
        """Start without activities."""
        self._nodes: dict[str, _Node] = {}
        self._bearing: frozenset[str] | None = None

    def add(self, activity: Activity, transactions: Iterable[Transaction]) -> None:
        """Take an activity and its links in."""
        if activity.id is None:
            return
        node = self._node(activity.id)
        node.known = True
        node.conditions.extend(activity.conditions[: _MOST_FOLLOWED - len(node.conditions)])
        node.donor = node.donor or (activity.donors[0] if len(activity.donors) == 1 else activity.reporter)
        node.unearmarked |= activity.earmark == "unearmarked"
        node.countries.update((s.country, None) for s in activity.shares if s.country)
        for moved in transactions:
            node.countries.update((s.country, None) for s in moved.shares if s.country)
            loose = (moved.earmark or activity.earmark) == "unearmarked"
            if moved.incoming and moved.from_activity:
                self._link(moved.from_activity, activity.id, moved.earmark == "unearmarked")
            elif moved.incoming:
                node.unlinked = True
            elif moved.to_activity:
                self._link(activity.id, moved.to_activity, loose)

    def flows(self, activity: Activity, moved: Transaction | None) -> tuple[list[Flow], list[Fault]]:
        """The conditioned contributions whose money this is, and what of the chain is missing.

        Args:
            activity: where the money is reported.
            moved: the transaction; None for the activity as a whole.
        """
        if activity.id is None:
            return [], []
        if moved is not None and moved.incoming:
            if not moved.from_activity:
                return [], []
            # Into one country goes all of it; into several, only the money of a single source is known to go to each.
            spread = len(activity.shares) > 1 and self._node(activity.id).pooled
            first = [(moved.from_activity, moved.earmark == "unearmarked" or spread)]
        else:
            here = self._node(activity.id)
            first = [(source, loose or here.pooled) for source, loose in _some(here.sources.items())]
        return self._follow(activity.id, first)

    def conditions(self, flow: Flow) -> Iterator[dict[str, Any]]:
        """The conditions of a flow's contribution, with whose they are and by which way they came."""
        node = self._nodes[flow.source]
        for condition in node.conditions:
            way = {"through": list(flow.through), "share": "mixed" if flow.mixed else "whole"}
            yield condition | way | ({"by": node.donor} if node.donor else {})

    def reached(self, activity: Activity) -> Iterator[Fault]:
        """Where money of a contribution came to a country that its conditions exclude."""
        barred = {c for condition in activity.conditions for c in condition.get("countries", ())}
        if activity.id is None or not barred:
            return
        seen = {activity.id}
        waiting: deque[tuple[str, ...]] = deque([(activity.id,)])
        said = 0
        while waiting and len(seen) <= _MOST_FOLLOWED:
            way = waiting.popleft()
            for after in _some(self._node(way[-1]).onward):
                if after in seen:
                    continue
                seen.add(after)
                waiting.append((*way, after))
                if not self._node(after).known and said < _MOST_SAID:
                    said += 1
                    yield _broken("receiver", after, "where the money went is not known")
                there = [c for c in self._node(after).countries if c in barred]
                if there and said < _MOST_SAID:
                    said += 1
                    mixed = self._node(activity.id).unearmarked or any(self._node(n).pooled for n in way[1:])
                    message = (
                        f"money of this contribution, which its conditions keep out of {', '.join(there)}, "
                        f"{'may have' if mixed else 'has'} reached it: {say_way((*way, after))}"
                    )
                    yield Fault("grant.trace.reached", message, ("conditions",), severity="warning")

    def _node(self, name: str) -> _Node:
        return self._nodes.setdefault(name, _Node())

    def _link(self, source: str, target: str, loose: bool) -> None:
        sources = self._node(target).sources
        sources[source] = sources.get(source, True) and loose
        self._node(source).onward[target] = None

    def _follow(self, start: str, first: list[tuple[str, bool]]) -> tuple[list[Flow], list[Fault]]:
        """Go up from source to source, the nearest first, each activity once."""
        if not any(self._matters(source) for source, _ in first):
            return [], []
        flows: list[Flow] = []
        broken: dict[str, None] = {}
        round_: dict[str, None] = {}
        seen = {start}
        waiting: deque[tuple[str, tuple[str, ...], bool]] = deque(
            ((source, (source, start), mixed)) for source, mixed in first
        )
        while waiting and len(seen) <= _MOST_FOLLOWED:
            name, way, mixed = waiting.popleft()
            if name in way[1:]:
                round_[name] = None
            if name in seen:
                continue
            seen.add(name)
            node = self._node(name)
            if not node.known:
                broken[name] = None
                continue
            mixed = mixed or node.unearmarked
            if node.conditions:
                flows.append(Flow(name, way, mixed))
            for source, loose in _some(node.sources.items()):
                if self._matters(source) and len(waiting) <= _MOST_FOLLOWED:
                    waiting.append((source, (source, *way), mixed or loose or node.pooled))
        more = bool(waiting) or len(first) > _MOST_FOLLOWED
        return flows, list(_faults(broken, round_, more=more))

    def _matters(self, name: str) -> bool:
        """Whether something is to be said of an activity or of one from which its money came."""
        if self._bearing is None:
            found = {n for n, node in self._nodes.items() if node.conditions or not node.known}
            waiting = list(found)
            while waiting:
                for after in self._nodes[waiting.pop()].onward:
                    if after not in found:
                        found.add(after)
                        waiting.append(after)
            self._bearing = frozenset(found)
        return name in self._bearing


def _some(links: Iterable[_T]) -> Iterator[_T]:
    """As many links of one activity as can be followed, and one more to tell that there are more."""
    return islice(links, _MOST_FOLLOWED + 1)


def say_way(way: Iterable[str]) -> str:
    """A chain of activities in words."""
    return " -> ".join(shown(name) for name in way)


def _broken(side: str, name: str, what: str) -> Fault:
    message = f"{side}-activity-id {shown(name)} is not in the file: {what}; put the activity into the same file"
    return Fault("grant.trace.broken", message, ("conditions",), severity="warning")


def _faults(broken: Iterable[str], round_: Iterable[str], *, more: bool) -> Iterator[Fault]:
    for name in list(broken)[:_MOST_SAID]:
        yield _broken("provider", name, "what its donor set as conditions is not known")
    for name in list(round_)[:_MOST_SAID]:
        message = f"the money of {shown(name)} comes back to it: the chain of activities is a circle, followed once"
        yield Fault("grant.trace.circle", message, ("conditions",), severity="warning")
    if more:
        message = f"over {_MOST_FOLLOWED} activities stand before this one: the rest is not followed"
        yield Fault("grant.trace.length", message, ("conditions",), severity="refer")
