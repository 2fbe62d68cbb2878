"""Check `media`: every file of the content folder is used.

Comes in: nothing; what nobody uses is found when the archive is indexed, and this check gives it a
name to ask for. Goes out: nothing of its own.
"""

from dateline.checks.site.check import Check

CHECK = Check(
    name="media",
    summary="every picture and document in content/ is used by something",
    codes=("unused-file", "copy-unlisted"),
)
