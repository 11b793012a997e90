"""What a line gives away of itself: words of speeches, facts, titles, phrases of web pages."""
