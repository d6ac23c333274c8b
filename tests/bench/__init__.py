"""How fast the search is. Only the smallest sizes run with the other tests; `make bench` runs all."""
