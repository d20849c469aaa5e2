"""What people hand over by mistake, told by how the name ends, and what to do instead."""

from __future__ import annotations

ENDINGS = {
    (".crypt12", ".crypt14", ".crypt15"): (
        "This is WhatsApp's own backup, which only WhatsApp can open. Export the chat itself."
    ),
    (".htm", ".html"): (
        "This is a page to look at. Ask for the export once more, as JSON or as text."
    ),
    (".pdf", ".jpg", ".jpeg", ".png", ".heic", ".webp"): (
        "A picture or a PDF of messages cannot be read. The app can write them as text."
    ),
    (".doc", ".docx", ".odt", ".rtf", ".pages"): (
        "This is a document of a word processor. Choose the file that the app wrote."
    ),
    (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"): (
        "This is packed in a way that Afterword does not open. Unpack it, and choose what is in it."
    ),
    (".backup", ".ab", ".mdbackup", ".enc"): (
        "This is a backup, locked by the app that made it. Export the messages themselves."
    ),
}


def hint(name: str) -> str:
    """Return a sentence on a file of this name, with a space before it; "" where none is known."""
    for endings, sentence in ENDINGS.items():
        if name.lower().endswith(endings):
            return f" {sentence}"
    return ""
