"""What is known of cited works beside what articles say of them."""

from collections.abc import Mapping

from msgspec import Struct, field

from dateline.base.dates import PartialDate
from dateline.model.keptcopy import KeptCopy


class Records(Struct, frozen=True, kw_only=True):
    """What is known of works, each by its address as `base.citedaddress.comparable` gives it.

    `gone` tells since when works are no longer online, as the record of links says; `copies` are
    those the newsroom keeps or knows of, oldest first.
    """

    gone: Mapping[str, PartialDate] = field(default_factory=dict)
    copies: Mapping[str, tuple[KeptCopy, ...]] = field(default_factory=dict)
