"""The spelling of what readers read: British English and the words of `content/words.txt`, by cspell."""
