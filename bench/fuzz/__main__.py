"""`python -m bench.fuzz`: read samples of every format after random changes; nothing but answers may come of it."""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.fuzz.mutator import mutate
from bench.fuzz.samples import DOMAIN, samples

from sekisho.cases.read import READERS, read_cases

SEED = 20260101
LONGEST = 5  # seconds for one input
MOST_MEMORY = 1 << 31  # bytes beyond what the process has when it begins
_MOST_ARRIVALS = 200_000
_PACKED = ("zip", "gz")


class Slow(BaseException):
    """One input took too long; no reader may catch it."""


class Finding(NamedTuple):
    """An input that broke a reader."""

    form: str
    what: str
    data: bytes


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz; 1 where an input breaks a reader."""
    asked = _options().parse_args(arguments)
    found = samples(asked.samples)
    forms = asked.format or list(found)
    unknown = [form for form in forms if form not in found]
    if unknown:
        print(f"no sample of {', '.join(unknown)}; there are {', '.join(found)}", file=sys.stderr)
        return 2
    if asked.atheris:
        return with_atheris(forms, found, asked)
    seconds = asked.seconds / len(forms) * asked.jobs if asked.seconds else None
    most = asked.mutations if asked.mutations is not None else (1_000 if seconds is None else None)
    with ProcessPoolExecutor(asked.jobs, initializer=_bounded) as pool:
        runs = [pool.submit(fuzz, form, found[form], most, seconds, asked.cut, asked.seed) for form in forms]
        findings = [finding for run in runs for finding in _report(*run.result())]
    _keep(findings, asked.keep)
    missing = [reader.name for reader in READERS if reader.name not in found]
    if missing:
        print(f"no sample of: {', '.join(missing)}")
    return 1 if findings else 0


def fuzz(
    form: str, data: Sequence[bytes], most: int | None, seconds: float | None, cut: int | None, seed: int
) -> tuple[str, int, float, float, list[Finding]]:
    """Change and read samples of a format, so many times or so long.

    Returns:
        The format, how many inputs were read, the seconds that took, the longest of one, and what broke.
    """
    choose = random.Random(f"{seed} {form}")
    began = time.monotonic()
    count, longest, findings = 0, 0.0, {}
    readers = [None] if form in _PACKED else [None, form]
    while (most is None or count < most) and (seconds is None or time.monotonic() - began < seconds):
        changed = mutate(choose.choice(data), data, choose, cut)
        start = time.monotonic()
        what = broken(changed, readers[count % len(readers)])
        longest = max(longest, time.monotonic() - start)
        count += 1
        if what:
            findings.setdefault(what, Finding(form, what, changed))
    return form, count, time.monotonic() - began, longest, list(findings.values())


def broken(data: bytes, reader: str | None) -> str | None:
    """What is wrong with the way in which an input is read; None where it is answered as it should be."""
    try:
        with _alarm():
            for count, arrival in enumerate(read_cases(io.BytesIO(data), name="f", reader=reader)):
                if arrival.case is None and all(p.severity != "error" for p in arrival.problems):
                    return "neither a case nor an error"
                if arrival.case is not None and any(p.severity == "error" for p in arrival.problems):
                    return "a case with an error"
                if count > _MOST_ARRIVALS:
                    return f"over {_MOST_ARRIVALS:,} arrivals from {len(data):,} bytes"
    except Slow:
        return f"over {LONGEST} s"
    except MemoryError:
        return f"over {MOST_MEMORY >> 20} MiB"
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = next(filter(_is_ours, reversed(frames)), frames[-1])
        return f"{type(error).__name__} at {Path(ours.filename).name}:{ours.lineno} {ours.name} ({frames[-1].name})"
    return None


def _is_ours(frame: traceback.FrameSummary) -> bool:
    return "sekisho" in Path(frame.filename).parts


@contextmanager
def _alarm() -> Any:
    def ring(*_: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _bounded() -> None:
    """Let this process have no more memory than it should need."""
    with open("/proc/self/statm") as held:
        now = int(held.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MOST_MEMORY, resource.RLIM_INFINITY))


def _report(form: str, count: int, took: float, longest: float, findings: list[Finding]) -> Iterable[Finding]:
    said = f"{len(findings)} ways to break it" if findings else "all answered"
    print(f"{form:<14}{count:>9,} inputs in {took:5.1f} s, the longest {longest:6.3f} s: {said}", flush=True)
    for finding in findings:
        print(f"    {finding.what}")
    return findings


def _keep(findings: Sequence[Finding], folder: Path | None) -> None:
    for form, what, data in findings if folder else ():
        folder.mkdir(parents=True, exist_ok=True)  # type: ignore[union-attr]
        name = f"{form}-{hashlib.sha256(data).hexdigest()[:12]}"
        (folder / name).write_bytes(data)  # type: ignore[operator]
        print(f"kept {folder}/{name}: {what}")


def with_atheris(forms: Sequence[str], found: dict[str, list[bytes]], asked: argparse.Namespace) -> int:
    """Let atheris (PyPI, Apache-2.0) guide the changes by the code that they reach; it ends at the first finding."""
    try:
        import atheris
    except ImportError:
        print("it needs one package more: pip install atheris", file=sys.stderr)
        return 2
    (form,) = forms if len(forms) == 1 else (None,)
    corpus = Path(asked.keep or "fuzz-corpus")
    corpus.mkdir(exist_ok=True)
    for data in (data for name in forms for data in found[name]):
        (corpus / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)

    def test_one(data: bytes) -> None:
        what = broken(data, form if form not in _PACKED else None)
        if what:
            raise AssertionError(what)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(corpus), f"-max_total_time={int(asked.seconds or 60)}", "-timeout=5"], test_one)
    atheris.Fuzz()
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    options.add_argument("--format", action="append", metavar="NAME", help="only this format; may be repeated")
    options.add_argument("--seconds", type=float, metavar="N", help="so long, all formats together")
    options.add_argument("--mutations", type=int, metavar="N", help="so many inputs a format; 1,000 by default")
    options.add_argument("--cut", type=int, metavar="BYTES", help="cut samples to so many bytes; else they stay whole")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes")
    options.add_argument("--samples", type=Path, default=DOMAIN, metavar="FOLDER", help="of messages")
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="write inputs that break a reader there")
    options.add_argument("--atheris", action="store_true", help="let atheris choose the changes, where it is installed")
    return options


if __name__ == "__main__":
    sys.exit(main())
