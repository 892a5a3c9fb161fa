"""Where links lead, and what they say."""
