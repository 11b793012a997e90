"""From bytes to speeches, one module a format; the one public function is `read`."""
