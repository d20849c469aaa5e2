"""Step 4: limits on contact and meeting that are kind to both, proposed and agreed."""
