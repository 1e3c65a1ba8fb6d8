"""What happens in an exercise, second by second: computed here once, played elsewhere."""
