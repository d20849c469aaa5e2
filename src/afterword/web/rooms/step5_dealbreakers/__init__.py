"""Step 5: what the two did not agree on, then and now, and how firm it is."""
