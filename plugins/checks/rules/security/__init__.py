"""Nothing that watches readers, runs what nobody meant to run, or breaks the site's policy."""
