"""Who is listed, since when, by whom? Entries with dates, one reader a publisher, dated snapshots."""
