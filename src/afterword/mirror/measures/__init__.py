"""One file per measure: ORDER, and measure(reading) -> Own | Pair | OwnBesideTheirs | TooFew.

A new file here is found by itself. The first one shown is a time the person repaired it.
"""
