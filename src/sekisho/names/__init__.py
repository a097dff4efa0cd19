"""How is it written? A name in any script becomes words that can be compared with another's."""
