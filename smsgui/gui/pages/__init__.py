"""One page per step; a page takes values and emits values."""
