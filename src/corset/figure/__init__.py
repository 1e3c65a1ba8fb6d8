"""One drawn person: the mesh posed by the frames, as stills, pictures and what a browser plays."""
