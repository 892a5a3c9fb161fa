"""Measures the built site as readers get it: Lighthouse on every kind of page, and the wait for an answer to a tap."""
