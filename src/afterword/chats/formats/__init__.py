"""One module, or one package, per format. See afterword.chats.importers for the shape."""
