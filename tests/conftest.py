"""What `./afterword test` says through the environment, for every test.

AFTERWORD_TEST_THOROUGH=1    also the scanners and long runs in tests/thorough, and forty times as
                             many invented examples of each property
AFTERWORD_TEST_POSTGRES=1    the store's tests also on a real PostgreSQL (read by tests/web)
AFTERWORD_TEST_NO_BROWSER=1  there is no Chromium, and nobody here may install one
"""

import gc
import os

import pytest
from hypothesis import settings

THOROUGH = bool(os.environ.get("AFTERWORD_TEST_THOROUGH"))

collect_ignore = [] if THOROUGH else ["thorough"]
settings.register_profile("every day", max_examples=10, deadline=None)
settings.register_profile("thorough", max_examples=400, deadline=None)
settings.load_profile("thorough" if THOROUGH else "every day")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser, and only when ./afterword said that there is none."""
    if not os.environ.get("AFTERWORD_TEST_NO_BROWSER"):
        return
    skip = pytest.mark.skip(reason="there is no Chromium here")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(skip)


# Three thousand small tests make little garbage; looking for it so often costs a tenth of a run.
gc.set_threshold(200_000, 50, 50)
