"""One reader for each publisher's format, all to the same entries; the format is recognised from the content."""
