"""What does a decision cost? CPU time of loading the law, of one case, of a million rows; beside other ways."""
