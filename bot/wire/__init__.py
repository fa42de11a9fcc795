"""What goes over the wire: activities that come in, and calls to the channel service."""
