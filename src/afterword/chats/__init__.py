"""Importers: a person's message export in, one shape of message out. A library and a command.

`afterword.chats.confined.parse` reads an export in a child process that can do nothing else;
`afterword.chats.importers.claimant` reads it in this one.
"""
