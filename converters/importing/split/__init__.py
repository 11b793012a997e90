"""One speech parted from the next, and from what stands beside it in the file."""
