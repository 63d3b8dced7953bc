"""The tables, built again from their sources, twice: the same bytes as those that ship.

  build_again.py [SOURCES]    skipped without the sources
"""
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "libclaims" / "data" / "reference"
# What each program writes, in the order in which they rest on each other.
BUILT = {
    "office_holders": ["office_holders.tsv", "office_holder_names.tsv"],
    "un_tables": ["security_council_resolutions.tsv", "security_council_members.tsv", "vetoes.tsv"],
    "officials": ["office_terms.tsv", "office_terms_by_office.tsv", "people.tsv", "people_names.tsv"],
    "events": ["events.tsv", "event_people.tsv", "editions.tsv"],
    "countries": ["country_facts.tsv", "places.tsv"],
    "organisations": ["organisations.tsv", "organisation_names.tsv"],
}

if len(sys.argv) < 2 or not (Path(sys.argv[1]) / "countries_factbook.csv").exists():
    print("skipped: the sources of the reference data are not here")
    sys.exit(77)
sources = Path(sys.argv[1])
failures = 0
with tempfile.TemporaryDirectory() as folder:
    out = Path(folder)
    for again in (1, 2):
        for program, tables in BUILT.items():
            subprocess.run([sys.executable, "-B", ROOT / "tools" / f"build_{program}", sources / "un" if program == "un_tables" else sources,
                            "--out", out, "--report", out / "report.txt"], check=True, stdout=subprocess.DEVNULL)
            for table in tables:
                if (out / table).read_bytes() != (DATA / table).read_bytes():
                    failures += 1
                    print(f"FAILED: {table}: build {again} by tools/build_{program} differs from the table that ships")
                (out / table).unlink()
print("ok" if failures == 0 else f"{failures} failed")
sys.exit(1 if failures else 0)
