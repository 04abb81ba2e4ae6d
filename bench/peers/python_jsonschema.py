"""The same work with python3-jsonschema (Debian), one process, validator made once, formats checked as far as it can; of date-time, for
which Debian has no package, as far as the standard library can, so that it finds what the others find."""
import datetime
import json
import os
import sys

import jsonschema

folder, schemas, wanted = sys.argv[1:]
store = {
    name: json.load(open(os.path.join(schemas, name), encoding="utf-8"))
    for name in os.listdir(schemas)
    if name.endswith(".schema.json")
}
resolver = jsonschema.RefResolver(wanted, store[wanted], store=store)
formats = jsonschema.FormatChecker()


@formats.checks("date-time", raises=ValueError)
def is_instant(value):
    return not isinstance(value, str) or datetime.datetime.fromisoformat(value).tzinfo is not None


validator = jsonschema.Draft202012Validator(store[wanted], resolver=resolver, format_checker=formats)
invalid = 0
for name in os.listdir(folder):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        content = json.load(file)
    for record in content.get("data", [content]):
        if next(validator.iter_errors(record), None) is not None:
            invalid += 1
# 1 is what Python ends with when something went wrong.
sys.exit(0 if invalid == 0 else 3)
