"""Heads of documents (版头): where their words and rules stand, one module a form."""
