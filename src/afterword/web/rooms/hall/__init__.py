"""First questions, Today, the ten-second card, the bad minute."""
