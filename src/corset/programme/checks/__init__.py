"""What content must keep beyond its form. Each check looks at what it needs and yields problems."""
