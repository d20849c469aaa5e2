"""Uploaded files stay in memory; Django would spool them, in plain, to a temporary folder."""

from __future__ import annotations

import os
from io import BytesIO
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

LIMIT = 400 * 1024 * 1024


def memory_file(name: str) -> BinaryIO:
    """Return an anonymous file that has no place on the disk."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create(name), "w+b")
    return BytesIO()


class MemoryOnly(FileUploadHandler):
    """Receives a file into memory; one over the limit is refused and said so by the form."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.file = memory_file("upload")
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Take one piece of the file."""
        self.size += len(raw_data)
        if self.size > LIMIT:
            raise StopUpload(connection_reset=False)
        self.file.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """Hand over the whole file."""
        self.file.seek(0)
        return UploadedFile(
            file=self.file, name=self.file_name, content_type=self.content_type, size=file_size
        )
