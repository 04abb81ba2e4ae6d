"""A SOAP client that is not ours: python zeep_client.py WSDL OPERATION LOGICAL_ADDRESS JSON. The answer is told as JSON."""
import json
import sys

from zeep import Client, helpers
from zeep.exceptions import Fault

path, operation, address, about = sys.argv[1:]
client = Client(path)
try:
    answer = getattr(client.service, operation)(**json.loads(about), _soapheaders={"LogicalAddress": address})
    print(json.dumps(helpers.serialize_object(answer), default=str))
except Fault as fault:
    print(json.dumps({"fault": fault.message}))
