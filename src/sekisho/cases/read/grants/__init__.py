"""How is a grant read? IATI activities and what the 1718 Committee exempted, one module a format."""
