"""`python -m bench.check`: pacs.008 messages from file to decision, every party screened against the built-in lists."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.check.messages import Listed, messages

from sekisho.cases import Rates
from sekisho.cases.read import read_cases
from sekisho.deciding import Decision, to_json
from sekisho.deciding.batch import decide_all
from sekisho.deciding.hits import open_lists
from sekisho.law import load_built_in
from sekisho.lists.installed import entries_of, installed_lists
from sekisho.lists.store import Store

TARGET = 1_000  # messages a CPU second


def main(arguments: Sequence[str] | None = None) -> int:
    """Decide a folder, a zip and one file of the same messages; 1 where the target is missed, 2 without faker."""
    asked = argparse.ArgumentParser(prog="python -m bench.check", description=__doc__)
    asked.add_argument("--messages", type=int, default=20_000, metavar="N", help="how many; 20,000 by default")
    asked.add_argument("--form", choices=("folder", "zip", "file"), action="append", help="only this form")
    options = asked.parse_args(arguments)
    if not find_spec("faker"):
        print("it needs one package more: pip install faker", file=sys.stderr)
        return 2
    missed = False
    with tempfile.TemporaryDirectory() as place:
        for form in options.form or ("folder", "zip", "file"):
            path = _FORMS[form](Path(place), messages(options.messages, _listed()))
            missed |= not measure(form, path)
    return missed


def measure(form: str, path: Path) -> bool:
    """Print what deciding all of it took; whether that is within the target."""
    law, rates, lists = load_built_in(), Rates.built_in(), open_lists(Store(), warn=lambda text: None)
    verdicts: Counter[str] = Counter()
    hits = size = 0
    began, clock = time.process_time(), time.perf_counter()
    for answer in decide_all(read_cases(path), law, rates, lists):
        size += len(to_json(answer))
        verdicts[answer.verdict if isinstance(answer, Decision) else "not decided"] += 1
        hits += isinstance(answer, Decision) and any(hit.effect != "shown" for hit in answer.hits)
    took, waited = time.process_time() - began, time.perf_counter() - clock
    done = verdicts.total()
    print(
        f"{form}: {done:,} messages, {done / took:,.0f} a CPU second ({done / waited:,.0f} a second), "
        f"target {TARGET:,}; {size / done:,.0f} bytes of answer each; hits that count in {hits:,}; "
        f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB\n"
        f"  {', '.join(f'{n:,} {verdict}' for verdict, n in verdicts.most_common())}",
        flush=True,
    )
    return done / took >= TARGET


def _listed() -> list[Listed]:
    """The names of the lists that ship, as a customer would write them."""
    store = Store()
    entries = [entry for one in installed_lists(store) for entry in entries_of(store, one.source)]
    return [
        Listed(entry.names[0].text, entry.kind == "person")
        for entry in entries
        if entry.names and entry.kind in ("person", "organisation")
    ]


def _folder(place: Path, all_: Iterator[bytes]) -> Path:
    folder = place / "folder"
    folder.mkdir()
    for n, message in enumerate(all_):
        (folder / f"{n:07}.xml").write_bytes(message)
    return folder


def _zip(place: Path, all_: Iterator[bytes]) -> Path:
    with zipfile.ZipFile(place / "batch.zip", "w", zipfile.ZIP_DEFLATED) as target:
        for n, message in enumerate(all_):
            target.writestr(f"{n:07}.xml", message)
    return place / "batch.zip"


def _file(place: Path, all_: Iterator[bytes]) -> Path:
    """One message with every payment, as far as one document may grow."""
    with (place / "batch.xml").open("wb") as target:
        room = 60 << 20
        for n, message in enumerate(all_):
            begins, ends = message.index(b"<CdtTrfTxInf>"), message.index(b"</CdtTrfTxInf>") + len(b"</CdtTrfTxInf>")
            if n == 0:
                target.write(message[:begins])
            target.write(message[begins:ends])
            room -= ends - begins
            if room < 0:
                break
        target.write(message[ends:])
    return place / "batch.xml"


_FORMS: dict[str, Callable[[Path, Iterator[bytes]], Path]] = {"folder": _folder, "zip": _zip, "file": _file}


if __name__ == "__main__":
    sys.exit(main())
