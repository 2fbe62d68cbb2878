"""The sentence patterns of a generated report, and the grammar built from them.

In: nothing. Out: `NEWS`, a `Grammar` with a rule for each kind of line a report is made of. Slots
named `my_…` are facts of one article, repeated through it as a real report repeats its court and
its town. The patterns carry what real copy carries (quotation marks, dashes, apostrophes,
figures), because typography is part of the work being measured.
"""

from typing import Final

from benchmarks.grammar import Grammar
from benchmarks.places import TOWNS
from benchmarks.vocabulary import WORDS

_PHRASES = {
    "someone": """
        the {role}
        the {adjective} {role}
        one of the {people}
        a {role} from {town}
        the {body}'s {role}
        a {role} close to the {body}
        {count} {people}
        the {people} of {town}
        a {adjective} {role} at the {place}""",
    "something": """
        the {document}
        the {adjective} {document}
        the {document} on {matter}
        a {document} about {goods}
        the {adjective} {event}
        the {body}'s {document}
        a {adjective} and {adjective} {document}
        the {event} near the {place}
        a second {document} on {matter} and {matter}""",
    "somewhere": """
        in {town}
        at the {place}
        outside the {adjective} {place}
        in the {side} district of {town}
        between {town} and {town}
        near the {place} at {town}
        along the road to {town}""",
    "time": """
        on {weekday}
        earlier this year
        last month
        in {month}
        late on {weekday} evening
        after {number} days of hearings
        the following morning
        shortly before the session ended
        in the first week of {month}
        within {number} hours
        at the end of {month}
        more than a decade ago
        before dawn on {weekday}
        during the rainy season
        after the polls had closed
        while parliament was in recess
        on the eve of the {event}
        when the archive reopened""",
    "reason": """
        because no {document} had been {done}
        citing a lack of {matter}
        without giving a reason
        over the objections of {people}
        after {people} complained about {matter}
        to avoid a further {event}
        pending a ruling on {matter}
        on the advice of the {body}
        following a request from {people} in {town}
        despite an earlier promise to {to_do} it
        as the price of {goods} rose again
        for fear of a second {event}
        in breach of its own rules on {matter}
        since the {adjective} {document} was never {done}
        under a {document} that dates from the {event}
        with no mention of {matter}
        although {people} had asked for it in writing""",
    "claim": """
        the {document} had been {done} {time}
        {people} were never told about the {event}
        nobody at the {body} had read the {document}
        the {my_body} would {to_do} the {document} {time}
        there was no {matter} at the {place}
        {count} {people} had been counted {somewhere}
        the {adjective} {document} was a mistake
        {goods} had been moved to {town} {time}
        the {role} had been {doing} the {document} all along""",
    "words_spoken": """
        We asked for {matter} and we were given a {document}
        Nobody here believes that the {document} was {done} by accident
        I have seen the {document}, and it doesn't say that
        The {body} can't {to_do} what it has never read
        There were {count} of us at the {place} -- now there are {number}
        A {adjective} {document} is not {matter}
        They came for the {goods} first, and then for the {people}
        If the {body} won't {to_do} it, the {people} of {town} will
        We don't want a {event}; we want the {document} to be {done}
        It's the {people} who pay for the {event}, not the {body}""",
}

_SENTENCES = {
    "lead": """
        the {my_body} in {my_town} {did} {something} {time}, {reason}.
        {people} gathered {somewhere} {time} after the {my_body} {did} a {adjective} {document} \
            on {my_matter}.
        a {role} in {my_town} {did} {something} on {my_matter} {time}, {people} and the \
            {my_body} {said}.
        after {number} years of {my_matter}, the {my_body} in {my_town} has {adverb} {done} the \
            {adjective} {document}.
        {count} {people} were named {time} in a {document} that the {my_body} in {my_town} had \
            {adverb} {done}.""",
    "plain": """
        {someone} {said} that {claim}.
        the {my_body} {did} {something} {time}, {reason}.
        {someone} {adverb} {did} {something} {somewhere}.
        according to the {document}, {claim}, and {someone} {did} it {time}.
        {people} {somewhere} {said} they had seen {number} {people} {doing} {goods} {time}.
        {someone} {did} the {document}, but the {my_body} {said} {claim}.
        "{words_spoken}," {someone} {said} {time}.
        {time}, {someone} {did} {something} {reason}.
        the {event} in {my_town} was the {ordinal} since {month}, when {people} {did} the \
            {document}.
        neither the {my_body} nor the {body} {did} {something}, {people} {said}.
        the {document}, which the {body} {did} {time}, says that {claim}.
        {someone} would not say whether {claim}.
        about {count} {people} live {somewhere}, where {goods} and {goods} are the main trade.
        the {my_body} has {number} days to {to_do} the {document}; {someone} {said} {claim}.
        at least {count} tonnes of {goods} left the {place} at {town} {time}, the {document} \
            shows.
        the dispute over {my_matter} began {time} with a {adjective} {event} {somewhere}.
        for the {people} of {my_town} -- {count} of them by the last count -- {my_matter} is \
            not a new word.
        in a {number}-page {document}, {someone} {adverb} {did} {something}.
        "{words_spoken}. {words_spoken}," the {role} {said}, {doing} a {adjective} {document}.
        {company} {said} in a statement that {claim}, and that it would {to_do} the {document} \
            {time}.
        payments of {count} a month went from {company} to the {body} {somewhere}, the \
            {document} says.
        {someone} {somewhere} had been {doing} the {adjective} {document} when the {event} began.
        it isn't clear who {did} {something}, or whether {claim}.
        between {year} and {year} the {my_body} {did} {count} such cases, nearly all of them \
            over {matter}.
        a {role}, two {people} and the {adjective} {role} of the {body} were {adverb} \
            questioned {somewhere}.
        what the {body} calls {matter}, {people} in {town} call {matter}.
        the {place} was empty {time}; the {people} had left for {town}.
        under the {document}, the {my_body} may {to_do} any {document} that concerns {goods} or \
            {matter}.""",
    "marked": """
        the *{adjective} {document}* was {done} {time}, and {someone} {said} that {claim}.
        {someone} {said} the {my_body} had **never** {done} {something}.
        the title page reads *{matter} and {matter}: a {document} for the {body}*, and it was \
            {done} {time}.
        the sum of **{count}** was {done} {time}, {reason}.
        in the {body}'s own words it was *{adverb}* {done}, though {someone} {did} \
            {something}.""",
    "linked": """
        {someone} {did} the [{adjective} {document} on {matter}]({link}) {time}.
        the [{document}]({link}) shows that {claim}.
        a [{body} in {town}]({link}) {did} {something}, {reason}.""",
    "earlier": """
        the {event} follows [an earlier report from {town}]({link}) on {matter}.
        Dateline first wrote about the {place} [in a report on {matter}]({link}).""",
    "noted": """
        the figure of {count} is the {body}'s own and has not been {done} by anyone else.
        the {document} was read to Dateline over the telephone; the {body} would not send it.
        names of {people} are withheld at the request of {people} in {town}.""",
    "edited": """
        {someone} {said} {time} that {claim}, which the {my_body} {did} {time}.
        late on {weekday} the {my_body} in {my_town} {did} {something}, {reason}.""",
    "heading": """
        What the {document} says
        {number} {people} and a {document}
        The {role} and the {place}
        Questions about {matter}
        After the {event} in {town}""",
    "item": """
        the {document} on {matter}, {done} {time};
        {count} {people} {somewhere};
        **{matter}**: a {document} that {someone} {did};
        {goods} and {goods} worth {count} a month;
        the {event} {somewhere}, which {people} {did};""",
    "summary": """
        the {my_body} in {my_town} {did} {something} {time}. According to {people} in {town}, \
            {claim}.
        {people} say that {claim}; the {my_body} in {my_town} {did} the {adjective} {document}.
        a {adjective} {document} on {my_matter} was {adverb} {done} in {my_town}, and {someone} \
            {did} it.""",
    "headline": """
        {my_body} in {my_town} {orders} {adjective} {document} on {my_matter}
        {people} in {my_town} march against {adjective} {document} on {my_matter}
        {my_town} {role} {orders} {document} after {number} days of {event}
        {adjective} {document} on {my_matter} {done} in {my_town}, {people} say
        how the {my_body} in {my_town} lost a {document} on {my_matter}
        {number} {people} held after {adjective} {event} near {my_town} {place}
        {my_body} {orders} {adjective} {document} over {goods} and {my_matter} in {my_town}
        {people} ask who {did} the {my_town} {document}
        a {role}, a {place} and the {event} {my_town} will not discuss""",
    "source_title": """
        {body} {orders} {document} on {matter}
        {people} in {town} {did} {adjective} {document}
        {town}: {number} held after {event}
        {document} on {matter} {done}, {role} says
        the {event} at the {place}""",
}  # fmt: skip


def _numbers() -> tuple[str, ...]:
    small = [str(number) for number in range(13, 100)]
    large = [f"{number * 37 % 9901 + 99:,}" for number in range(1, 1500)]
    return (*small, *large)


def _lines(rules: dict[str, str]) -> dict[str, list[str]]:
    return {name: lines.strip().split("\n") for name, lines in rules.items()}


_FIGURES: Final = {
    "count": _numbers(),
    "ordinal": ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    "year": tuple(str(year) for year in range(2006, 1960, -1)),
    "town": TOWNS,
    "company": tuple(
        f"{town} {trade}"
        for trade in ("Mining", "Holdings", "Shipping", "Water", "Timber", "Energy", "Freight")
        for town in TOWNS[100:160]
    ),
}

NEWS: Final = Grammar({**WORDS, **_FIGURES, **_lines(_PHRASES), **_lines(_SENTENCES)})
