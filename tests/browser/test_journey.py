"""The main job, end to end: an organisation describes itself, and the county sees it live."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader
from server import Server
from visitor import NewVisitor, Visitor

NAME = "Exempelstads kommun"
MATRIX = (
    "Ledningen har beslutat",
    "Ledningen frågar efter",
    "Det är tydligt vem",
    "De som behöver har kunskap",
    "Jämställdhet finns med",
    "Vi vet hur pengar",
    "Vi delar upp statistik",
    "Vi tar reda på varför",
    "Vi beskriver följder",
    "Arbetet har lett till",
)
GOALS = (
    "En jämn fördelning av makt",
    "Ekonomisk jämställdhet",
    "Jämställd utbildning",
    "Jämn fördelning av det obetalda",
    "Jämställd hälsa",
    "Mäns våld mot kvinnor",
)


def test_an_organisation_describes_itself_and_the_county_sees_it_live(
    own_server: Server, visitor: NewVisitor, tmp_path: Path
) -> None:
    staff = visitor(own_server.address)
    link = staff_adds_an_organisation(own_server, staff)
    organisation = visitor(own_server.address)
    the_organisation_reads_what_joining_means(organisation, link)
    it_joins(organisation)
    staff.visit("/oversikt").heading("Länets gemensamma bild")
    expect(staff.page.locator(".st-key-figure-stages")).to_contain_text("inget att visa än")
    it_describes_itself(organisation, visitor(own_server.address), link)
    it_reviews_and_sends(organisation, staff)
    it_keeps_a_receipt(organisation, tmp_path)
    staff_read_and_download(staff, tmp_path)


def staff_adds_an_organisation(server: Server, staff: Visitor) -> str:
    staff.page.goto(server.first_link())
    staff.page.screenshot(path=_picture("01-lanken"))
    staff.press("Öppna Startpunkt").heading("Länets gemensamma bild")
    staff.accessible().shot("02-oversikt-tom")
    staff.page.get_by_role("link", name="Organisationer").click()
    staff.heading("Organisationer")
    staff.page.get_by_label("Organisationens namn").fill(NAME)
    staff.press("Lägg till och gör en länk")
    expect(staff.page.get_by_role("heading", name=f"Länk till {NAME}")).to_be_visible()
    staff.accessible().shot("03-organisationen-och-dess-lank")
    return staff.page.get_by_test_id("stCode").inner_text().strip()


def the_organisation_reads_what_joining_means(organisation: Visitor, link: str) -> None:
    organisation.open_link(link).heading("Vår startpunkt")
    assert "lank" not in organisation.page.url
    assert "#" not in organisation.page.url
    expect(organisation.page.get_by_text("Det är frivilligt")).to_be_visible()
    organisation.accessible().shot("04-vad-det-innebar")


def it_joins(organisation: Visitor) -> None:
    organisation.press("Börja: Anslut er").heading("Innan ni börjar").accessible()
    organisation.shot("05-innan-ni-borjar")
    organisation.next("Er organisation").write("Vad heter organisationen?", NAME)
    organisation.choose("Har ni ett organisationsnummer?", "Ja")
    organisation.write("Organisationsnummer", "2120001234")
    expect(organisation.question("Organisationsnummer")).to_contain_text("Kontrollera siffrorna")
    organisation.accessible().shot("06-fel-vid-fragan")
    organisation.write("Organisationsnummer", "232100-0016")
    expect(organisation.question("Organisationsnummer")).not_to_contain_text("Att rätta")
    organisation.pick("Vilken typ av organisation är ni?", "Kommun")
    organisation.choose("Hur många anställda", "250 anställda")
    organisation.choose("Var i länet är ni verksamma?", "Sala", "Västerås")
    organisation.write("Beskriv kort vad ni gör", "En påhittad kommun.").accessible()
    organisation.shot("07-er-organisation")
    organisation.next("Beslut om att ansluta sig").choose(
        "Har ni fattat ett beslut", "Ja, beslutet"
    )
    organisation.pick(
        "Vem fattar eller har fattat beslutet?", "Kommunstyrelse eller regionstyrelse"
    )
    organisation.write("När fattades beslutet?", "31 mars 2025").accessible()
    organisation.next("Er viljeinriktning").agree("Vi vill bidra till att nå målen")
    organisation.choose("Vilka mål tror ni", "Jämställd utbildning").accessible()
    organisation.next("Kontaktperson").choose("Har kontaktpersonen skyddade", "Ja")
    organisation.write("Kontaktpersonens roll", "Utvecklingsledare")
    organisation.write("E-postadress", "jamstalldhet@exempel.se").accessible()
    organisation.next("Hur ni vill synas").choose("Får vi visa att ni är anslutna", "Ja")
    organisation.press("Läs igenom och skicka").heading("Läs igenom och skicka in")
    expect(organisation.page.get_by_text("En sak behöver fyllas i")).to_be_visible()
    organisation.accessible().shot("08-las-igenom-med-fel")
    fault = organisation.page.get_by_role("link", name=re.compile("Jag får lämna .* – Kryssa"))
    fault.click()
    organisation.page.get_by_role("link", name=re.compile(r"Ändra\s+Jag får lämna")).click()
    organisation.heading("Hur ni vill synas").agree("Jag får lämna de här uppgifterna")
    organisation.press("Läs igenom och skicka").heading("Läs igenom och skicka in")
    organisation.press("Skicka in", exact=True).heading("Kvitto").accessible()
    organisation.shot("09-kvitto-anslutning")
    organisation.visit("/").heading("Vår startpunkt")


def it_describes_itself(organisation: Visitor, elsewhere: Visitor, link: str) -> None:
    organisation.press("Börja: Beskriv vad ni gör").heading("Så fungerar det")
    expect(organisation.page.get_by_role("radio", name="Hela beskrivningen")).to_be_checked()
    organisation.accessible()
    organisation.next("Så styr ni arbetet")
    for number, row in enumerate(MATRIX):
        organisation.choose(row, ("I några delar", "I de flesta delar")[number % 2])
    organisation.choose("Vilka metoder", "4R-metoden").accessible().shot("10-sa-styr-ni")
    it_describes_the_goals(organisation)
    it_describes_a_contribution(organisation)
    it_goes_on_elsewhere_in_english(elsewhere, link)
    organisation.next("Utvecklingspotential").press("Lägg till utvecklingsområde")
    organisation.heading("Utvecklingsområde 1").write(
        "Vad vill ni utveckla?", "Statistik om våra bidrag"
    )
    organisation.choose("Vilket mål hör det till?", "Ekonomisk jämställdhet").accessible()
    organisation.press(re.compile("^Klar, tillbaka")).heading("Utvecklingspotential").accessible()
    organisation.next("Samarbeten ni vill ha").press("Lägg till önskemål").heading("Önskemål 1")
    organisation.choose("Söker ni eller erbjuder ni?", "Vi söker")
    organisation.write("Beskriv vad det gäller", "Någon att dela utbildning med.")
    organisation.choose("Vilka mål gäller det?", "Jämställd utbildning")
    organisation.choose("Vilken sorts samarbete", "Gemensam utbildning").accessible()
    organisation.press(re.compile("^Klar, tillbaka")).heading("Samarbeten ni vill ha")
    organisation.next("Stöd från Länsstyrelsen").choose(
        "Vilket stöd skulle", "Goda exempel"
    ).accessible()
    organisation.next("Medskick").accessible()
    organisation.next("Kontrollera och skicka in").choose(
        "Hur är beskrivningen förankrad", "Ledningen"
    )
    organisation.agree("Vi har kontrollerat att texten").accessible()


def it_describes_the_goals(organisation: Visitor) -> None:
    for number, goal in enumerate(GOALS):
        organisation.next(goal)
        level = "Ligger utanför" if number == 3 else "Vi arbetar planerat"
        organisation.choose("Hur ser ert arbete med målet ut", level)
    organisation.write(
        "Vad gör ni redan i dag?", "Vi har en samordnare och ett nätverk."
    ).accessible()
    organisation.shot("11-ett-av-malen")


def it_describes_a_contribution(organisation: Visitor) -> None:
    organisation.next("Era insatser").accessible().press("Lägg till insats").heading("Insats 1")
    organisation.write("Vad heter insatsen?", "Enskilda föräldrasamtal")
    organisation.write("Vad gör ni?", "Barnavårdscentralen bjuder in båda föräldrarna.")
    organisation.choose("Hur långt har insatsen kommit?", "Ordinarie")
    organisation.choose("Vilka mål bidrar insatsen till?", "Jämn fördelning", "Jämställd hälsa")
    organisation.choose("Vilket mål bidrar den mest till?", "Jämn fördelning")
    organisation.choose("Vad är det för slags insats?", "Förändrat arbetssätt")
    organisation.choose("Vilka vänder den sig till?", "Föräldrar")
    organisation.choose("Gör ni det inom den egna", "Inom den egna")
    organisation.write("När började den", "mars 2023")
    organisation.choose("Vad har insatsen lett till", "Något är genomfört")
    organisation.choose("Följer ni upp insatsen uppdelat", "Ja")
    organisation.press("Lägg till mått").write("Vad mäter ni?", "Samtal").write("År", "2025")
    organisation.write("Enhet", "antal").write("Kvinnor eller flickor", "1 204,5")
    organisation.choose("Skulle andra kunna ha nytta", "Ja").accessible().shot("12-en-insats")
    organisation.press(re.compile("^Klar, tillbaka")).heading("Era insatser").accessible()
    expect(organisation.page.get_by_text("Insats 1: Enskilda föräldrasamtal").first).to_be_visible()
    organisation.shot("13-era-insatser")


def it_goes_on_elsewhere_in_english(elsewhere: Visitor, link: str) -> None:
    """Another computer, the same link: all is there, and in the other language."""
    elsewhere.open_link(link).press("Fortsätt: Beskriv vad ni gör").heading("Så fungerar det")
    elsewhere.page.get_by_role("link", name="In English").click()
    elsewhere.heading("How it works")
    assert elsewhere.language() == "en"
    elsewhere.page.get_by_text("Show all parts").click()
    elsewhere.press(re.compile("Your initiatives")).heading("Your initiatives")
    expect(
        elsewhere.page.get_by_text("Initiative 1: Enskilda föräldrasamtal").first
    ).to_be_visible()
    elsewhere.accessible().shot("14-pa-en-annan-dator-pa-engelska")


def it_reviews_and_sends(organisation: Visitor, staff: Visitor) -> None:
    organisation.press("Läs igenom och skicka").heading("Läs igenom och skicka in")
    expect(organisation.page.get_by_text("Barnavårdscentralen bjuder in båda")).to_be_visible()
    organisation.accessible().shot("15-las-igenom")
    expect(staff.page.locator(".st-key-figure-stages")).to_contain_text("inget att visa än")
    organisation.press("Skicka in", exact=True).heading("Kvitto")
    expect(staff.page.locator(".st-key-figure-stages")).to_contain_text("1 insats", timeout=2_000)
    staff.accessible().shot("16-oversikt-utan-omladdning")


def it_keeps_a_receipt(organisation: Visitor, folder: Path) -> None:
    expect(organisation.page.get_by_text("hör av sig till er kontaktperson")).to_be_visible()
    organisation.accessible().shot("17-kvitto")
    with organisation.page.expect_download() as download:
        organisation.page.get_by_role("link", name="Hämta som PDF").click()
    path = folder / "kvitto.pdf"
    download.value.save_as(path)
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    for said in (NAME, "Enskilda föräldrasamtal", "204,5", "Någon att dela utbildning med."):
        assert " ".join(said.split()) in " ".join(text.split())


def staff_read_and_download(staff: Visitor, folder: Path) -> None:
    staff.page.get_by_role("link", name="Inkomna svar").click()
    staff.heading("Inkomna svar").accessible().shot("18-inkomna-svar")
    with staff.page.expect_download() as download:
        staff.page.get_by_role("link", name="Hämta Insats (CSV)").click()
    path = folder / "insatser.csv"
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    assert [row["i_titel"] for row in rows] == ["Enskilda föräldrasamtal"]
    staff.page.get_by_role("link", name=NAME).first.click()
    staff.heading(NAME).accessible().shot("19-ett-svar")
    with staff.page.expect_download() as pdf:
        staff.page.get_by_role("link", name="Hämta som PDF").click()
    assert pdf.value.suggested_filename == "sjalvbeskrivning-1.pdf"


def _picture(name: str) -> Path:
    folder = Path(__file__).parents[2] / "docs" / "journey"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.png"
