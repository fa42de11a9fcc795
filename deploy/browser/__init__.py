"""The Playground in a browser, driven in the words of somebody who sits before it.

For the client tests and for the pictures; needs Chromium and the packages for development.
"""
