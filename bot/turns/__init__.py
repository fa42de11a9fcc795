"""What is answered to whoever types or presses something."""
