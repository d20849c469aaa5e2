"""Step 3: reach out once, from compassion. Drafts, unsent letters, and quiet notes on them."""
