"""What a file says about itself in its front matter, and what pages say of themselves."""
