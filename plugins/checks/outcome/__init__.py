"""What becomes of findings: a site's own severities, exceptions and baseline, and the help of the rules."""
