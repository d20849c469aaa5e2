"""One test over many things, which names each thing it finds wrong; a test apiece costs seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def for_each(things: Iterable[Any]) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """Run a test on every thing that has an ``id``; fail with all that was found."""
    every = list(things)

    def decorate(test: Callable[[Any], None]) -> Callable[[], None]:
        def over_all() -> None:
            wrong = []
            for one in every:
                try:
                    test(one)
                except AssertionError as problem:
                    wrong.append(f"{one.id}: {problem}")
            assert every
            assert not wrong, "\n".join(wrong)

        over_all.__name__ = test.__name__
        over_all.__doc__ = test.__doc__
        return over_all

    return decorate
