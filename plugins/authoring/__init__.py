"""What a publisher does at the desk: look at the site while writing (``serve``), and start a new text (``new``)."""
