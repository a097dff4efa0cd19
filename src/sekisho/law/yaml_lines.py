"""YAML that remembers where everything stood, so that a fault in the law has a file and a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the law: where, a stable code, and what to do."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        """`file:line: code: message`, as compilers say it."""
        return f"{self.file}:{self.line}: {self.code}: {self.message}"


class Block(dict[str, Any]):
    """A YAML mapping that knows its own line and that of each key."""

    def __init__(self, file: str, line: int) -> None:
        """Start empty."""
        super().__init__()
        self.file, self.line = file, line
        self.lines: dict[str, int] = {}

    def at(self, key: str) -> int:
        """The line of a key, or of the block where the key is absent."""
        return self.lines.get(key, self.line)


def read_yaml(path: Path, file: str, faults: list[Fault]) -> Any:
    """Read one YAML document; duplicate keys and syntax errors become faults.

    Args:
        path: the file.
        file: how the file is named in faults.
        faults: where faults are added.
    """
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(file, 1, "file.unreadable", str(error)))
        return None
    try:
        node = loader.get_single_node()
        return _plain(loader, node, file, faults, 0) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error)
        faults.append(Fault(file, mark.line + 1 if mark else 1, "yaml.syntax", said))
        return None
    finally:
        loader.dispose()


def _plain(loader: Any, node: yaml.Node, file: str, faults: list[Fault], depth: int) -> Any:
    line = node.start_mark.line + 1
    if depth > 30:
        raise yaml.YAMLError("nested too deeply")
    if isinstance(node, yaml.MappingNode):
        block = Block(file, line)
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node))
            key_line = key_node.start_mark.line + 1
            if key in block:
                faults.append(
                    Fault(file, key_line, "key.duplicate", f"{key!r} stands here and on line {block.at(key)}")
                )
                continue
            block.lines[key] = key_line
            block[key] = _plain(loader, value_node, file, faults, depth + 1)
        return block
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item, file, faults, depth + 1) for item in node.value]
    try:
        return loader.construct_object(node)
    except ValueError as error:
        faults.append(Fault(file, line, "value.impossible", f"{node.value!r}: {error}"))
        return None


def blocks(value: Any) -> Iterator[Block]:
    """The mappings of a list of mappings; anything else is passed over (the schema check reports it)."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, Block))
