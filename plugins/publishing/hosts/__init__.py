"""What each host must be told to serve a site as it is meant: one module for each kind of host."""
