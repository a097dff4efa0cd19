"""How is a traveller read? Machine-readable travel documents and passenger lists, one module a format."""
