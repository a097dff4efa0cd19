"""How is a payment read? ISO 20022, SWIFT MT and Zengin, one module a format."""
