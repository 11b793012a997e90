"""The store (成品库): a folder of outputs that several machines and clones share."""
