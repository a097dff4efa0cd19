"""How is the name of a body read? Parts with roles, what usual words mean, and the acronyms that it may go by."""

from sekisho.names.organisations.acronyms import acronyms, is_acronym
from sekisho.names.organisations.part import Part
from sekisho.names.organisations.reading import read

__all__ = ["Part", "acronyms", "is_acronym", "read"]
