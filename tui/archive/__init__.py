"""The document: reading it from a file, searching it, quoting it, writing it out; no screen and no terminal."""
