"""Where the generated reports come from: desks, countries, invented towns and invented newspapers.

In: nothing. Out: `REGIONS` (real ISO 3166-1 codes, so that names, flags and languages of
countries are exercised as in earnest), `TOWNS`, `BYLINES` and `OUTLETS`. Towns and newspapers are
invented because the reports are: no sentence of a benchmark may read as news about a real place
or a real paper.
"""

from dataclasses import dataclass
from typing import Final

from benchmarks.vocabulary import listed

TOWNS_OF_A_COUNTRY: Final = 4
DESKS_OF_A_REGION: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A desk of the invented newsroom and the countries it covers, the busiest first."""

    name: str
    slug: str
    countries: tuple[str, ...]
    first_town: int

    def towns(self, country: str) -> tuple[str, ...]:
        """Return the country's own towns; no two countries share one."""
        start = self.first_town + TOWNS_OF_A_COUNTRY * self.countries.index(country)
        return TOWNS[start : start + TOWNS_OF_A_COUNTRY]

    def bylines(self) -> tuple[str, ...]:
        """Return the region's desks, named after its towns."""
        towns = TOWNS[self.first_town : self.first_town + DESKS_OF_A_REGION]
        return tuple(f"Dateline {town} desk" for town in towns)


_BEGINNINGS = listed("""
    Kar Bel Tor Mar Sel Dun Vel Or Hal Nor Tam Lus Pan Ger Rav Sor Zel Mon Fer Cal Bri Gul Hes Jad
""")
_MIDDLES = listed("a e i o an en ir ol us ad")
_ENDINGS = listed("vo ra nia dar mond té lin gar mere sk pel dal nova bay ton")


def _towns() -> tuple[str, ...]:
    """Spell every town; neighbours in the list differ in all three parts."""
    total = len(_BEGINNINGS) * len(_MIDDLES) * len(_ENDINGS)
    names = []
    for place in range(total):
        number = place * 1447 % total
        number, ending = divmod(number, len(_ENDINGS))
        beginning, middle = divmod(number, len(_MIDDLES))
        names.append(_BEGINNINGS[beginning] + _MIDDLES[middle] + _ENDINGS[ending])
    return tuple(names)


TOWNS: Final = _towns()

_COUNTRIES: Final = {
    "Africa": """
        NG KE ZA ET GH UG SD CD ZW TZ RW SN CM ML SO SS BI TD MZ AO ZM MW CI BF NE LR SL GN GM BJ TG
        CF CG GA NA BW LS SZ MG MU""",
    "Middle East": "IR IQ SY EG TR YE IL PS LB SA JO BH KW QA AE OM LY TN DZ MA",
    "Europe": """
        RU UA GB FR DE PL HU RS BA BY IT ES GR RO BG HR MT NL AL MK MD SI SK CZ AT CH BE PT IE SE NO
        DK FI IS EE LV LT CY""",
    "Central Asia and the Caucasus": "KZ UZ KG TJ TM GE AM AZ MN",
    "South Asia": "IN PK AF BD LK NP MV BT",
    "East and Southeast Asia": "CN MM KH PH ID TH VN JP KR KP MY LA SG TL TW",
    "South and Central America": """
        BR CO MX VE AR GT PE HN CL NI SV EC BO PY CU HT UY PA CR DO JM TT GY""",
    "North America and Oceania": "US AU CA NZ FJ PG SB TO VU WS",
}


def _regions() -> tuple[Region, ...]:
    regions: list[Region] = []
    towns_given = 0
    for name, codes in _COUNTRIES.items():
        countries = tuple(codes.split())
        regions.append(
            Region(
                name=name,
                slug=name.lower().replace(" ", "-"),
                countries=countries,
                first_town=towns_given,
            )
        )
        towns_given += TOWNS_OF_A_COUNTRY * len(countries)
    return tuple(regions)


REGIONS: Final = _regions()

_MASTHEAD_PLACES = listed("""
    Northbank Southfold Eastmere Westhollow Saltmarsh Greyfield Lantern_Hill Copper_Bay
    Millbrook_Vale Harbourside Upriver Hillcountry Old_Quarter Windmill_Hill Three_Fords Foghorn
    Long_Meadow Stonebridge Ash_Lane Tideway
""")
_MASTHEAD_NAMES = listed("""
    Courier Gazette Dispatch Ledger Lamp Notebook Messenger Watchman Signal Almanac Register
    Compass Inkwell Broadsheet Lookout Crier Quill Noticeboard Circular Semaphore
""")

OUTLETS: Final = tuple(
    f"The {place} {name}" for name in _MASTHEAD_NAMES for place in _MASTHEAD_PLACES
)
