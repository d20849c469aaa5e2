"""Step 6: let anger go for one's own sake. What vents is destroyed, and calm follows it."""
