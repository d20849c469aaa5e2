"""One settings file; everything from the environment, loud on a bad value.

AFTERWORD_DATA          folder of the data (mode 0700); default $XDG_DATA_HOME/afterword
AFTERWORD_DATABASE_URL  postgresql://user:password@host:port/name; default: SQLite
AFTERWORD_DEBUG         1 while developing; never set otherwise
AFTERWORD_DEMO          1 in `afterword demo`: the first page opens an invented book
AFTERWORD_INSTANCE      random word of this start: a second start knows its own server by it
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from tzlocal import get_localzone_name

from afterword.web.assets import digest

if importlib.util.find_spec("pysqlite3"):  # a SQLite without the WAL-reset fault of 3.51.2
    sys.modules["sqlite3"] = __import__("pysqlite3")
import sqlite3

WEB = Path(__file__).parent
ROOMS = sorted(p.parent.name for p in (WEB / "rooms").glob("*/__init__.py"))


def _data_folder() -> Path:
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    folder = Path(os.environ.get("AFTERWORD_DATA") or Path(home) / "afterword").expanduser()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _sqlite(folder: Path) -> dict[str, Any]:
    # Two connections on WAL before 3.51.3 can lose a committed page (the WAL-reset fault).
    journal = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "afterword.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL;"
                "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"
            ),
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        message = "AFTERWORD_DATABASE_URL must look like postgresql://user:password@host:port/name"
        raise ImproperlyConfigured(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
    }


DATA = _data_folder()
INSTANCE = os.environ.get("AFTERWORD_INSTANCE", "")
DEBUG = os.environ.get("AFTERWORD_DEBUG") == "1"
DEMO = os.environ.get("AFTERWORD_DEMO") == "1"
SECRET_KEY = secrets.token_urlsafe(50)  # signs nothing that outlives the process
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "afterword.web.store",
    "afterword.web.kit",
    "afterword.web.exercises",
    "afterword.web.standing",
    *(f"afterword.web.rooms.{room}" for room in ROOMS),
]
MIDDLEWARE = [
    "afterword.web.kit.middleware.LastResort",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "afterword.web.kit.middleware.PrivateHeaders",
    "csp.middleware.CSPMiddleware",
    "afterword.web.kit.middleware.OneAddress",
    "afterword.web.kit.middleware.DeviceLanguage",
    "afterword.web.kit.middleware.Sealed",
    "django.middleware.csrf.CsrfViewMiddleware",
    "afterword.web.kit.middleware.PrivateByDefault",
]
CONTEXT = [
    "django.template.context_processors.request",
    "afterword.web.kit.context.furniture",
]
if DEMO:
    MIDDLEWARE.insert(
        MIDDLEWARE.index("afterword.web.kit.middleware.Sealed") + 1,
        "afterword.web.demo.opening.Opening",
    )
    CONTEXT.append("afterword.web.demo.opening.line")
ROOT_URLCONF = "afterword.web.urls"
WSGI_APPLICATION = "afterword.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT},
    }
]

_address = os.environ.get("AFTERWORD_DATABASE_URL")
DATABASES = {"default": _postgresql(_address) if _address else _sqlite(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")] + [
    (p.name, p.name) for p in sorted((WEB / "locale").glob("*/")) if (p / "LC_MESSAGES").is_dir()
]
LOCALE_PATHS = [WEB / "locale"]
USE_TZ = True
TIME_ZONE = os.environ.get("TZ") or get_localzone_name() or "UTC"

STATIC_URL = f"/static/{digest(WEB)}/"  # changes with the content, so it may be cached for ever
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 31_536_000

FILE_UPLOAD_HANDLERS = ["afterword.web.store.uploads.MemoryOnly"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 800  # each is an open file in memory; more fit into one zip

# A browser's cookies know no ports: the demo's must not push out those of a book that is open.
VAULT_COOKIE_NAME = "aw_demo" if DEMO else "aw"
CSRF_COOKIE_NAME = "aw_demo_form" if DEMO else "aw_form"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "afterword.web.rooms.door.views.carried.stale_form"
LOCKED_VIEW = "afterword.web.rooms.door.views.carried.locked"
CURTAIN_VIEW = "afterword.web.rooms.door.views.curtain.drawn"

# "no-referrer" would make browsers send "Origin: null" with our own forms; outside it is the same.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"none": {"class": "logging.NullHandler"}},
    # Django's own request log would hold paths and tracebacks; LastResort keeps names only.
    "loggers": {
        "django": {"handlers": ["none"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": ["none"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["none"], "level": "ERROR", "propagate": False},
    },
}
