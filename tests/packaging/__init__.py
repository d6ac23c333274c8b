"""Tests of the what is shipped."""
