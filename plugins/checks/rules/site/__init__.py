"""The site as a whole: feed, sitemap, robots, settings."""
