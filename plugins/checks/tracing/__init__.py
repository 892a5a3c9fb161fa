"""Finds the place where a person mends what was found on a built page."""
