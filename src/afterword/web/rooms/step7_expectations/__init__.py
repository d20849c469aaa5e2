"""Step 7: curiosity about who they may be now; expectations become questions."""
