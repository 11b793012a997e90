"""What is done with a collection: texts brought in, begun, looked through, audited, published."""
