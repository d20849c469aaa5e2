"""The pages of My story: one file each."""
