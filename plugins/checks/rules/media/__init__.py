"""Pictures, sounds and films, and what stands for them."""
