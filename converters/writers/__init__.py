"""From speeches to bytes, one module a format; the one public function is `write`."""
