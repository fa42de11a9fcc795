"""What is sent besides answers: the worker, and what each effect comes to."""
