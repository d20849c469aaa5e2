"""Where a person stands, and what is open to them: facts, locks, contact, gates, paths.

Pure functions of facts, an instant and a time zone. Nothing here keeps anything, knows a word of
any language, or gives a number for how likely something is.

A page reads the one sealed record with `Facts.from_json`, calls `Facts.see(now)`, keeps the result
when it is another, and asks `gates.gate`, which is the only answer to "may I write to them?".
`paths.rooms` then says which rooms exist; it takes the state that the gate gave.
"""
