"""How a text in English reads: its sentences and words, and whether a page of advice has all its parts."""
