"""The machine behind the site: one package per job, each of them usable apart from the others."""
