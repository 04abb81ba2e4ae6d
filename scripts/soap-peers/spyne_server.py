"""A SOAP server that is not ours: it answers PingForConfiguration on a free port, and tells its address."""
from wsgiref.simple_server import WSGIRequestHandler, make_server

from spyne import Application, ServiceBase, Unicode, rpc
from spyne.protocol.soap import Soap11
from spyne.server.wsgi import WsgiApplication


class Ping(ServiceBase):
    @rpc(Unicode, Unicode, _returns=[Unicode, Unicode], _out_variable_names=["version", "pingDateTime"])
    def PingForConfiguration(ctx, serviceContractNamespace, logicalAddress):
        return "2.1", "20260302090000"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


application = Application(
    [Ping],
    tns="urn:riv:itintegration:monitoring:PingForConfigurationResponder:1",
    in_protocol=Soap11(validator="lxml"),
    out_protocol=Soap11(),
)
server = make_server("127.0.0.1", 0, WsgiApplication(application), handler_class=Quiet)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
