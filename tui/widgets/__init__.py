"""What stands on the reader's screen."""
