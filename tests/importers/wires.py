"""Texts as old archives have them, and the regions of a site that takes them in."""

from dateline.importers.filing import ImportOptions
from dateline.model.config import Region

REGIONS = (
    Region(name="Africa", slug="africa", countries=("KE", "ZW")),
    Region(name="Asia", slug="asia", countries=("JP", "KZ", "NP")),
    Region(name="Middle East", slug="middle-east", countries=("IL", "PS", "SY")),
    Region(
        name="North America and Oceania",
        slug="north-america-and-oceania",
        countries=("FJ", "US"),
    ),
)
OPTIONS = ImportOptions(regions=REGIONS)

PLAIN = """Court Opens Hearing

By A. Reporter
Impunity Watch Reporter, Oceania

SUVA, Fiji – The court opened its hearing on Monday in front of a full room.

It closed at noon.

For more information, please see:

Pacific Desk – Court Opens – 31 May 2008

Radio Fiction – A Full Room – 1 June 2008

Author: Impunity Watch Archive
"""

PLAIN_MANUSCRIPT = """---
title: Court Opens Hearing
author: A. Reporter
role: Impunity Watch Reporter
desk: Oceania
region: North America and Oceania
country: FJ
city: Suva
date: 2008-06-01
sources:
  - outlet: Pacific Desk
    title: Court Opens
    date: 2008-05-31
  - outlet: Radio Fiction
    title: A Full Room
    date: 2008-06-01
extra:
  wire_author: Impunity Watch Archive
  wire_guessed:
    - region
    - date
---
The court opened its hearing on Monday in front of a full room.

It closed at noon.
"""

DIGEST = """Oceania
BRIEF: Court Opens; Minister Leaves
BRIEF: Court Opens; Minister Leaves

SUVA, Fiji – The court opened its hearing on Monday in front of a full room.
It closed at noon.

For more information, please see:
Pacific Desk – Court Opens – 31 May 2008

Minister Leaves Office

-----

MANOKWARI, West Papua - The minister left office on Sunday after a long debate.

For more information, please see:

ABC – Minister Leaves - 1 June 2008
VOA News
Impunity Watch – Minister Stays – 3 May 2008
The Index may be found here.
Author: Impunity Watch Archive
"""

CAPTIONS = """Two Held in Capital
Crowd at the gate (Photo Courtesy of Fictional Wire)
By: A. Reporter                                         Impunity Water Reporter, Middle East
Edited By B. Editor
Managing Editor, Impunity Watch

Damascus, Syria
Two people were held on Friday when the police
(Photo Courtesy of Fictional Wire)
(Photo Courtesy of Fictional Wire)
entered the house [sic] at night.

A shop in the capital
A shop in the capital
1. *Stars* and _lines_ <b>stay</b>.

For further information, please see:

BBC – Two Held – Febuary 3, 2012
Reuters –http://example.org/a-b – May 2007
ABC – Two Are Held – 2 February 2012
Save_the_rest_en-1
"""

WRAPPED = """A Headline of This Kind

By Dateline Africa desk

NAIROBI, Kenya -- The parliament met on Monday to discuss the new
law, and many of those present asked for a vote before the end of
the week.

A second paragraph follows here and it is also broken at the same
width as the first.

Fictional Times - Parliament Meets - 4 May 2011
"""
