"""What every step has: where a traject stands, who leads it, help, the big screen."""
