"""What the tables show, without a widget."""
