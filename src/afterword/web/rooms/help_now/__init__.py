"""Lines for a crisis by chosen country, safety page. No login; works when all else is broken."""
