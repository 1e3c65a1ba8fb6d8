"""What pages hold, fetch and send as JSON: one model each, and the types of the browser."""
