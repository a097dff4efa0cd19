"""What the kernel computes with: arrays of whole numbers."""

from __future__ import annotations

from typing import Any, TypeAlias

Column: TypeAlias = Any
"""An array of whole numbers; numba gives it its type."""
