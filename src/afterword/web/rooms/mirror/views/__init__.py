"""The pages of the mirror, one file each."""
