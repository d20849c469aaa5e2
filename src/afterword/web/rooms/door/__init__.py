"""Come in, keep, unlock, curtain, lock, sheet, sessions, export, deletion, leave.

Opens and ends sessions through the store; never holds a key.
"""
