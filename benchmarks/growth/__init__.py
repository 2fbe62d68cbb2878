"""How the cost of a build grows with its archive.

In: what was measured of archives of several sizes. Out: a model of each figure, and what it says of
archives nobody has built.
"""
