"""What is measured, on pages that are made for it: `invoke bench`."""
