"""The head of a speech: its lines made whole, its title, its facts."""
