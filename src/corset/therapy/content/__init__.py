"""What a programme is made of besides its exercises: numbers and texts."""
