"""Every address of the product, filled in with what one vault holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from benchmarks import measure

NOT_MEASURED = {"/leave/", "/alive/"}


def lines(
    client: Any,
    ids: Mapping[str, str],
    left_out: list[str],
    *,
    runs: int,
    target: float,
    under: str = "/",
) -> list[measure.Line]:
    """Measure every page below an address, the slowest first; ``ids`` stand for converters.

    Those that need a thing which this vault does not hold are named in ``left_out``.
    """
    wanted = sorted(one for one in _addresses(ids, left_out) if one.startswith(under))
    found = _lines(client, wanted, runs, target)
    return sorted(found, key=lambda line: -line.times.p95)


def named(left_out: Iterable[str]) -> list[str]:
    """Say what was not measured, in a line; nothing where everything was."""
    said = ", ".join(left_out)
    return [f"Not measured: {said}."] if said else []


def _lines(client: Any, wanted: Iterable[str], runs: int, target: float) -> Iterator[measure.Line]:
    for address in wanted:
        answer = client.get(address)
        if answer.status_code == 405:  # takes a POST only
            continue
        assert answer.status_code < 500, address
        times = measure.cpu(partial(client.get, address), runs)
        note = "" if answer.status_code == 200 else f"answers {answer.status_code}"
        yield measure.by_p95(f"`{_without_ids(address)}`", times, target, note)


def _addresses(ids: Mapping[str, str], left_out: list[str]) -> Iterator[str]:
    from django.urls import get_resolver

    for pattern in _patterns(get_resolver().url_patterns, "/"):
        for kind, value in ids.items():
            pattern = pattern.replace(f"<{kind}>", value)
        if "<" in pattern:
            left_out.append(f"`{pattern}`")
        elif pattern not in NOT_MEASURED:
            yield pattern
    yield "/?day=1"


def _patterns(patterns: Any, prefix: str) -> Iterator[str]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns, address)
        else:
            yield address


def _without_ids(address: str) -> str:
    return "/".join("…" if len(part) == 36 else part for part in address.split("/"))
