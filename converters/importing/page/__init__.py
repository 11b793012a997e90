"""What a web page puts around a speech: its lines, its end, introductions, words said twice."""
