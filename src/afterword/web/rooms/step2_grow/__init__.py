"""Step 2: grow for oneself, not to be wanted back. Something of one's own, people, days."""
