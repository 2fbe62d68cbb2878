"""The words the generated articles are made of.

In: nothing. Out: `WORDS`, one tuple of words for each part of speech the grammar asks for. The
lists run from frequent to rare, because the grammar draws by rank: a page made of equally likely
words compresses, hyphenates and indexes unlike any page a newsroom ever published.
"""

from collections.abc import Mapping


def listed(words: str) -> tuple[str, ...]:
    """Split a list of words; an underscore stands for the space inside one of them."""
    return tuple(word.replace("_", " ") for word in words.split())


ROLE = listed("""
    judge prosecutor minister lawyer reporter governor spokesperson mayor witness clerk magistrate
    police_officer campaigner editor doctor teacher investigator official deputy inspector miner
    farmer nurse commissioner councillor photographer engineer archivist guard registrar auditor
    student interpreter fisher pensioner trader bishop imam abbot surgeon colonel major lieutenant
    diplomat ambassador consul envoy senator trustee broadcaster columnist printer bookseller
    librarian midwife pharmacist coroner pathologist geologist surveyor hydrologist forester
    ranger shepherd herder weaver tailor baker carpenter mason welder electrician driver conductor
    stationmaster pilot sailor docker customs_officer notary bailiff usher stenographer warder
    chaplain mediator arbitrator ombudsman rapporteur historian economist statistician linguist
    sociologist anthropologist whistle-blower contractor landlord tenant shopkeeper porter
    caretaker apprentice intern volunteer headteacher lecturer rector dean bursar treasurer
    cashier banker broker insurer actuary cartographer beekeeper
""")

PEOPLE = listed("""
    residents lawyers protesters reporters families officials police judges prosecutors workers
    students campaigners ministers villagers soldiers witnesses teachers editors doctors farmers
    miners nurses traders monitors observers lawmakers councillors detainees prisoners migrants
    refugees relatives survivors neighbours pensioners drivers fishers herders nuns monks veterans
    tenants landowners settlers investors creditors shareholders ranchers loggers smugglers
    conscripts reservists officers guards warders parishioners pupils parents widows orphans
    mourners marchers strikers pickets bystanders commuters dockers seafarers cleaners porters
    couriers vendors stallholders shopkeepers bakers weavers potters printers typesetters
    broadcasters bloggers cartoonists translators interpreters archivists historians auditors
    accountants engineers surveyors geologists chemists epidemiologists pathologists paramedics
    firefighters rangers foresters beekeepers
""")

BODY = listed("""
    court ministry commission parliament council tribunal committee government police prosecution
    union bar_association regulator assembly senate prison army broadcaster newspaper authority
    agency inspectorate registry ombudsman cabinet electoral_board central_bank customs_service
    health_service land_registry water_board port_authority tax_office audit_office press_council
    university diocese embassy consulate chamber secretariat directorate task_force border_guard
    coastguard gendarmerie municipality prefecture province district_office cooperative syndicate
    consortium foundation institute observatory laboratory academy museum archive library
""")

DOCUMENT = listed("""
    law report order ruling bill decree statement verdict petition appeal contract indictment
    warrant letter complaint judgment inquiry amendment charter treaty budget audit memorandum
    ledger affidavit transcript subpoena injunction protocol circular directive permit licence
    deed register invoice receipt tender survey census map blueprint manifest logbook diary
    archive telegram dossier brief annex schedule footnote gazette bulletin questionnaire
    certificate passport visa summons plea testimony deposition confession pardon reprieve clause
    by-law ordinance statute constitution manifesto pamphlet leaflet poster editorial
""")

EVENT = listed("""
    protest hearing trial election march strike raid arrest inquiry vote debate search vigil
    demonstration session blackout closure eviction detention investigation sentencing appeal
    deportation expulsion transfer rally boycott blockade curfew sit-in walkout lockout ambush
    explosion shooting fire flood drought landslide collapse shipwreck outbreak epidemic
    evacuation ceasefire handover ceremony funeral exhumation autopsy referendum census recount
    by-election inauguration resignation dismissal reshuffle merger auction bankruptcy audit leak
    disclosure broadcast publication seizure confiscation demolition inspection riot mutiny coup
    truce parley amnesty
""")

PLACE = listed("""
    courthouse square prison ministry market station harbour border newsroom hospital school
    village barracks bridge university stadium refinery mine mill factory warehouse airport
    checkpoint cathedral mosque temple monastery cemetery archive library museum theatre embassy
    consulate parliament town_hall police_station polling_station quarry dam reservoir canal
    lighthouse dockyard shipyard railway tunnel motorway crossroads orchard vineyard plantation
    sawmill brickworks slaughterhouse tannery cannery bakery workshop laboratory clinic orphanage
    shelter camp settlement suburb quarter precinct boulevard embankment pier jetty ferry_landing
    customs_house toll_gate watchtower citadel palace courtyard basement corridor stairwell
""")

MATTER = listed("""
    evidence custody bail corruption torture censorship detention access land water compensation
    safety secrecy immunity jurisdiction succession taxation asylum citizenship extradition
    surveillance impunity accountability transparency oversight liability negligence perjury fraud
    bribery extortion smuggling trafficking laundering tax_evasion conspiracy sedition defamation
    contempt treason incitement discrimination harassment intimidation segregation displacement
    deforestation pollution contamination overfishing erosion irrigation sanitation vaccination
    malnutrition overcrowding unemployment inflation debt insolvency procurement privatisation
    licensing accreditation registration broadcasting publishing copyright privacy encryption
    interception metadata biometrics archiving forgery arson kidnapping restitution reparation
    reconciliation
""")

GOODS = listed("""
    water land fuel electricity medicine grain timber coal oil gas gold copper cement steel
    fertiliser rice wheat maize sugar coffee tea cotton tobacco cattle sheep poultry fish salt
    sand gravel marble diamonds silver lithium cobalt nickel tin zinc bauxite phosphate uranium
    rubber palm_oil soya vanilla cocoa cashews honey wool leather paper ink newsprint textbooks
    uniforms ammunition rifles drones cameras servers cables transmitters antennas vehicles tyres
    buses locomotives trawlers barges turbines solar_panels pumps pipes vaccines insulin
    antibiotics oxygen stretchers
""")

ADJECTIVE = listed("""
    new public former local senior national independent official regional military judicial
    political internal foreign provincial early late open closed secret sealed draft final interim
    disputed emergency special annual long short written oral partial full unpublished
    confidential contested controversial rural urban coastal northern southern eastern western
    remote crowded abandoned armed unarmed peaceful violent unlawful arbitrary routine
    unprecedented preliminary supplementary retired suspended acting elected appointed outgoing
    incoming deputy joint mixed civil criminal constitutional administrative commercial municipal
    federal colonial pre-war historic recent ongoing lengthy hasty careful incomplete detailed
    vague blunt cautious reluctant outspoken prominent obscure influential wealthy impoverished
    landless stateless homeless wounded missing unidentified anonymous forged faded redacted
    handwritten digital encrypted faulty leaking derelict makeshift temporary permanent
    provisional retroactive discretionary mandatory voluntary compulsory exclusive lucrative
    fraudulent dubious credible plausible implausible consistent contradictory unanimous
""")

ADVERB = listed("""
    publicly repeatedly later quietly formally privately eventually unexpectedly briefly
    unanimously reluctantly openly promptly partly immediately wrongly lawfully unlawfully
    secretly hurriedly carefully narrowly sharply firmly flatly bluntly tersely belatedly
    temporarily indefinitely voluntarily jointly separately anonymously consistently routinely
    selectively arbitrarily provisionally retroactively verbally grudgingly
""")

DID = listed("""
    rejected approved published ordered delayed opened closed signed challenged defended
    criticised withdrew received reviewed suspended described questioned dismissed confirmed
    denied examined released ignored blocked upheld overturned drafted copied obtained leaked
    sealed destroyed misread amended shelved revived denounced welcomed endorsed photographed
    translated authenticated catalogued redacted circulated disowned annulled quashed postponed
    forwarded misplaced unearthed scrutinised summarised rewrote disputed contradicted
    corroborated verified recited announced defied monitored filmed observed interrupted disrupted
    financed sponsored arranged boycotted
""")

ORDERS = listed("""
    orders rejects approves delays opens blocks upholds suspends publishes reviews questions
    overturns defends withdraws challenges shelves revives denounces welcomes annuls quashes
    postpones examines seals releases disputes confirms abandons extends limits
""")

TO_DO = listed("""
    publish reject approve review suspend withdraw defend open close release examine amend delay
    explain challenge sign translate verify destroy conceal falsify overturn uphold enforce repeal
    circulate redact archive authenticate photograph summarise rewrite annul postpone ratify veto
    implement ignore retrieve restore
""")

DOING = listed("""
    publishing hiding delaying reviewing leaking withholding rewriting falsifying destroying
    reading translating signing copying defending opposing ignoring enforcing suspending obtaining
    forging distributing photographing recording broadcasting transmitting altering backdating
    shredding auctioning smuggling
""")

DONE = listed("""
    published rejected approved delayed withheld destroyed altered reviewed leaked signed sealed
    lost copied found returned amended suspended annulled challenged photographed translated
    verified forged backdated shredded misfiled recovered restored auctioned digitised classified
    declassified circulated redacted
""")

SAID = listed("""
    said added explained confirmed argued insisted acknowledged warned replied testified recalled
    stressed conceded noted complained maintained repeated wrote
""")

WEEKDAY = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTH = listed("""
    January February March April May June July August September October November December
""")
NUMBER = listed("""
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
""")
SIDE = listed("northern southern eastern western central upper lower outer inner coastal")

WORDS: Mapping[str, tuple[str, ...]] = {
    "role": ROLE,
    "people": PEOPLE,
    "body": BODY,
    "document": DOCUMENT,
    "event": EVENT,
    "place": PLACE,
    "matter": MATTER,
    "goods": GOODS,
    "adjective": ADJECTIVE,
    "adverb": ADVERB,
    "did": DID,
    "orders": ORDERS,
    "to_do": TO_DO,
    "doing": DOING,
    "done": DONE,
    "said": SAID,
    "weekday": WEEKDAY,
    "month": MONTH,
    "number": NUMBER,
    "side": SIDE,
}
