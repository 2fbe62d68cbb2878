"""The same archive built by several generators, side by side.

In: an archive, the generators' minimal templates, the tools. Out: what each build cost, and whether
its pages say what the archive says: a generator that leaves work undone is not fast.
"""
