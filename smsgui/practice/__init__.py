"""A loopback server that answers as the providers do, so that everything can be rehearsed and no message leaves.

It is the other side: written from the providers' documents, it knows nothing of how this program sends.
"""
