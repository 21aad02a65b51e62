"""The file's codes and the directory's, side by side. A code of the directory's own is always understood, too."""

from typing import NamedTuple

from groups.vocabulary import Cost, Facilitation, How, JoinRoute, Kind, YesNoUnknown


def with_own_codes(choices, **others: str) -> dict[str, str]:
    return {str(code): str(code) for code in choices.values} | others


KINDS = with_own_codes(
    Kind, mom_baby_group="parent_baby_group", mum_baby_group="parent_baby_group", **{"class": "course"}
)

# "hybrid" stands in no table: it means several things, see `reading_meetings`.
FORMATS = with_own_codes(
    How, online="online_video", video="online_video", text="text_chat", chat="text_chat", telephone="phone"
)

FACILITATIONS = with_own_codes(
    Facilitation, both="peer_and_clinician", professional="clinician", volunteer="trained_volunteer"
)

COSTS = with_own_codes(Cost, paid="fixed", donations="donation")

JOIN_ROUTES = with_own_codes(JoinRoute, drop_in="walk_in", referral="referral_needed", contact="contact_first")

STAGES = {
    "both": ("pregnancy", "postnatal_0_12m"),
    "postpartum": ("postnatal_0_12m",),
    "postnatal": ("postnatal_0_12m",),
    "pregnancy": ("pregnancy",),
    "prenatal": ("pregnancy",),
    "antenatal": ("pregnancy",),
    "loss": ("pregnancy_loss", "infant_loss"),
    "trying_to_conceive": ("trying",),
    "infertility": ("fertility",),
}

YES, NO, UNKNOWN = YesNoUnknown.YES.value, YesNoUnknown.NO.value, YesNoUnknown.UNKNOWN.value

# Three separate questions behind one column: babies, older children, childcare.
CHILDREN = {
    "babies_welcome": (YES, UNKNOWN, UNKNOWN),
    "children_welcome": (YES, YES, UNKNOWN),
    "onsite": (UNKNOWN, UNKNOWN, YES),
    "none": (UNKNOWN, UNKNOWN, NO),
    "child_free": (NO, NO, NO),
    "unknown": (UNKNOWN, UNKNOWN, UNKNOWN),
}


class Topic(NamedTuple):
    """What one word of the topics column becomes. `ask`: what it also means and we have no word for."""

    specialties: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    language: str = ""
    ask: str = ""


# `psychosis` is not here: see `read_topics`. Words that are terms of their own are found without a line here.
TOPICS = {
    "adoption": Topic(ask="birth parents, adoptive parents or both?"),
    "alcohol": Topic(("substance_recovery",)),
    "bame_parents": Topic(ask="which communities?"),
    "bipoc": Topic(ask="which communities?"),
    "birth_trauma": Topic(("ptsd_birth_trauma",)),
    "bonding": Topic(ask="there is no such topic here."),
    "dads": Topic(audiences=("fathers",)),
    "family": Topic(ask="relatives; which ones?"),
    "fertility": Topic(stages=("fertility",)),
    "incarcerated_parents": Topic(audiences=("in_custody",)),
    "indigenous_parents": Topic(audiences=("indigenous",)),
    "infertility": Topic(stages=("fertility",)),
    "isolation": Topic(("general_wellbeing",)),
    "migrant_parents": Topic(audiences=("migrants_refugees",)),
    "miscarriage": Topic(("loss",), stages=("pregnancy_loss",)),
    "mother_baby_unit": Topic(ask="a ward where mother and baby stay together; there is no such topic here."),
    "nicu": Topic(("nicu",), stages=("nicu",)),
    "postnatal_depression": Topic(("depression",)),
    "pregnancy_after_loss": Topic(("loss",), stages=("pregnancy",)),
    "ptsd": Topic(("ptsd_birth_trauma",)),
    "rainbow_babies": Topic(("loss",), ask="babies born after a loss; there is no such topic here."),
    "severe_illness": Topic(ask="severe mental illness; which ones?"),
    "siblings": Topic(ask="brothers and sisters; there is no such audience here."),
    "south_asian_parents": Topic(audiences=("asian_parents",)),
    "spanish_speaking": Topic(language="es"),
    "stillbirth": Topic(("loss",), stages=("infant_loss",)),
    "teen_parents": Topic(audiences=("young_parents",)),
    "termination_for_medical_reasons": Topic(("loss",), stages=("termination",)),
    "trauma": Topic(ask="a traumatic birth, or any trauma?"),
    "twins": Topic(("multiples",)),
    "working_parents": Topic(ask="there is no such audience here."),
}

# ISO 639-2 and 639-3 codes of languages that BCP 47 writes with two letters.
THREE_LETTERS = dict(
    pair.split("=")
    for pair in (
        "eng=en spa=es fra=fr fre=fr deu=de ger=de por=pt ita=it nld=nl dut=nl dan=da swe=sv nob=nb nor=nb fin=fi "
        "isl=is ice=is pol=pl ces=cs cze=cs slk=sk slo=sk hun=hu ron=ro rum=ro bul=bg ukr=uk rus=ru srp=sr hrv=hr "
        "bos=bs slv=sl sqi=sq alb=sq mkd=mk mac=mk ell=el gre=el tur=tr lit=lt lav=lv est=et heb=he yid=yi ara=ar "
        "fas=fa per=fa pus=ps kur=ku amh=am tir=ti som=so swa=sw yor=yo ibo=ig hau=ha afr=af zul=zu xho=xh hin=hi "
        "urd=ur pan=pa ben=bn guj=gu mar=mr tam=ta tel=te mal=ml kan=kn nep=ne sin=si mya=my bur=my tha=th lao=lo "
        "khm=km vie=vi zho=zh chi=zh jpn=ja kor=ko mon=mn ind=id msa=ms may=ms tgl=tl fil=tl hat=ht mri=mi mao=mi "
        "smo=sm ton=to iku=iu cre=cr nav=nv cym=cy wel=cy gle=ga gla=gd cat=ca eus=eu baq=eu glg=gl que=qu"
    ).split()
)

OWN_NAMES = {
    "español": "es",
    "castellano": "es",
    "français": "fr",
    "deutsch": "de",
    "português": "pt",
    "italiano": "it",
    "polski": "pl",
    "cymraeg": "cy",
    "gaeilge": "ga",
    "farsi": "fa",
    "bsl": "bfi",
    "asl": "ase",
    "auslan": "asf",
    "nzsl": "nzs",
}
