"""What is known beforehand: names of the standards, signs of slips, colours, dates, English."""
