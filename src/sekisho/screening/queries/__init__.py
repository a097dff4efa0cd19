"""Whom is asked about? Queries from files in any of three formats, in order, a row that cannot be read in its place."""

from sekisho.screening.queries.block import Block, Row, skip
from sekisho.screening.queries.fields import FIELDS
from sekisho.screening.queries.source import read_blocks, read_queries, rows_of
from sekisho.screening.queries.unread import unread_names

__all__ = ["FIELDS", "Block", "Row", "read_blocks", "read_queries", "rows_of", "skip", "unread_names"]
