"""What takes the real program, a process of its own, a kill, a long text or a long walk to prove.

Runs in every ``./afterword test``, alone on the machine: some of it counts seconds.
"""
