"""Content, validated and compiled into one bundle with a digest."""
