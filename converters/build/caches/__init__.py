"""What a build keeps on disk so as not to do it twice: digests, facts, fonts, pages."""
