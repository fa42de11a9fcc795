"""Pages for a browser, behind signed links."""
