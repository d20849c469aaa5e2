"""Uploads stay in memory: no file appears anywhere while one is received."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from django.test import RequestFactory

from afterword.web.store import uploads


@pytest.fixture
def no_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A temporary folder of our own, to see what falls into it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def received(content: bytes) -> HttpRequest:
    file = SimpleUploadedFile("chat.txt", content, content_type="text/plain")
    return RequestFactory().post("/r/m/", {"export": file, "more": "words"})


def test_a_large_upload_leaves_no_file(no_files: Path) -> None:
    content = os.urandom(1 << 20) * 8
    file = received(content).FILES["export"]
    assert list(no_files.iterdir()) == []
    assert (file.name, file.size, file.content_type) == ("chat.txt", 8 << 20, "text/plain")
    assert file.read() == content
    assert not hasattr(file, "temporary_file_path")
    assert os.readlink(f"/proc/self/fd/{file.fileno()}").startswith("/memfd:")


def test_a_small_upload_is_received_the_same_way(no_files: Path) -> None:
    request = received(b"one line")
    assert request.FILES["export"].read() == b"one line"
    assert request.POST["more"] == "words"
    assert request.FILES["export"].fileno() > 2
    assert list(no_files.iterdir()) == []


def test_it_stops_a_file_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LIMIT", 10)
    handler = uploads.MemoryOnly()
    handler.new_file("export", "chat.txt", "text/plain", 11)
    handler.receive_data_chunk(b"0123456789", 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"x", 10)


def test_it_works_where_there_are_no_anonymous_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "memfd_create")
    assert isinstance(uploads.memory_file("upload"), BytesIO)
