"""The built HTML: sound, and fit for every reader's browser and screen reader."""
