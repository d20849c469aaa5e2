"""The pages of the exercises, one file each."""
