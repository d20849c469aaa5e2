"""Builds the coach's readers from `training/letters`: `python -m training [plain|encoder]`.

The environment is told in `training/README.md`; nothing here is needed to run Afterword.
"""

from __future__ import annotations

import sys

STEPS = ("plain", "encoder")


def main(asked: list[str]) -> int:
    """Build what is asked for; both without a word. 2 for an unknown word."""
    if not set(asked) <= set(STEPS):
        print(f"Steps: {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    if "plain" in asked or not asked:
        from training.make_plain import make as make_plain

        make_plain()
    if "encoder" in asked or not asked:
        from training.make_encoder import make as make_encoder

        make_encoder()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
