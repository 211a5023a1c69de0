"""Reading: a path to documents and problems, in the formats that people have."""

from kg.read.files import MAX_CHARACTERS, READERS, File, find_files, read, read_files

__all__ = ["MAX_CHARACTERS", "READERS", "File", "find_files", "read", "read_files"]
