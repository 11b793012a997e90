"""The archive site: static pages that work from a server and from a USB stick alike."""
