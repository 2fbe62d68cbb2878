"""What the tests of laws share: how many examples they try, and the texts they try."""

from hypothesis import settings
from hypothesis import strategies as st

# Never fewer than this; the profile chosen for a longer run may ask for more. No deadlines: a slow
# machine breaks no law.
_CHOSEN = settings().max_examples
LAW = settings(deadline=None, max_examples=max(_CHOSEN, 300))
# For values so large that drawing them is the work.
LAW_OF_LARGE_VALUES = settings(deadline=None, max_examples=max(_CHOSEN // 4, 50))

# What decoded files hold: no halves of surrogate pairs.
texts = st.text(st.characters(codec="utf-8"), max_size=60)
lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60)
