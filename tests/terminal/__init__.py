"""Tests that start the installed program in a pseudo-terminal and read its screen."""
