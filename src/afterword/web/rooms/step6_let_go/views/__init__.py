"""The pages of step 6, one file for each that belongs together."""
