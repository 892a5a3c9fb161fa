"""Checkers made by others, as judges of the built site: where they and our own checks disagree, somebody is wrong."""
