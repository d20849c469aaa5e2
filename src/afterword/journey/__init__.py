"""Where a person stands, and what is open to them: facts, locks, contact, gates, paths.

Pure functions of facts, an instant and a time zone. Nothing here keeps anything, knows a word of
any language, or gives a number for how likely something is.
"""
