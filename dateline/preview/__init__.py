"""The archive as it is being written, on this machine: build, look, build again."""
