"""The vault in the real program: killed, taken away, looked through."""
