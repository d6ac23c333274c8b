"""Tests of the whole application, driven by its keys."""
