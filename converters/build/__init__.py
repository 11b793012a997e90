"""What is stale and why, and how it is made new: content keys, shards, receipts, atomic files."""
