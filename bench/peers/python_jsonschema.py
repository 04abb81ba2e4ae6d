"""The same work with python3-jsonschema (Debian), one process, validator made once, formats checked as far as it can."""
import json
import os
import sys

import jsonschema

ROOT = "profiles/ss12000/resources/"
store = {
    name: json.load(open(ROOT + name, encoding="utf-8")) for name in os.listdir(ROOT) if name.endswith(".schema.json")
}
resolver = jsonschema.RefResolver("person.schema.json", store["person.schema.json"], store=store)
validator = jsonschema.Draft202012Validator(store["person.schema.json"], resolver=resolver, format_checker=jsonschema.FormatChecker())
folder = sys.argv[1]
invalid = 0
for name in os.listdir(folder):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        content = json.load(file)
    for person in content.get("data", [content]):
        if next(validator.iter_errors(person), None) is not None:
            invalid += 1
sys.exit(0 if invalid == 0 else 1)
