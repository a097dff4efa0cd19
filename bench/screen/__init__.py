"""What does screening cost? Whole lists, a million names asked about, and the same by brute force and by others."""
