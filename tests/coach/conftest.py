"""The rules are tested by themselves; only `test_model*` hears the learned readers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from afterword.coach import model


@pytest.fixture(autouse=True)
def _rules_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.path.name.startswith("test_model"):
        yield
    else:
        with model.only(model.RULES):
            yield
