"""Tests of the widgets, each in a small application."""
