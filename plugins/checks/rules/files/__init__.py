"""The files themselves: their names, bytes and places."""
