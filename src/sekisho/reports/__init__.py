"""How is it said? Decisions and the law as text, page, table and JSON, in English and Japanese."""
