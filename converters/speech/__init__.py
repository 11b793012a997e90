"""What a speech (讲话) is: its model, its words as they are printed, what it is found by."""
