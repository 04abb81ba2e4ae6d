/** Troubles on the way to the system under test, and their next steps. */
export const exchange = {
  'trouble.dns.what': (a: { detail: string }) => `The host name could not be looked up (${a.detail}).`,
  'trouble.dns.do': () =>
    'Check the spelling of the address, and that this machine reaches the right name server or VPN.',
  'trouble.connect.what': (a: { detail: string }) => `No connection could be made (${a.detail}).`,
  'trouble.connect.do': () => 'Check that the system is running, the port, and firewalls and proxies on the way.',
  'trouble.tls.what': (a: { detail: string }) => `No secure connection could be made (${a.detail}).`,
  'trouble.tls.do': () =>
    'Name your client certificate (--client-cert, --client-key) if the system wants one. If it does not, look in its log, and in that of a gateway before it, for what was refused.',
  'trouble.certificate-dates.what': (a: { detail: string }) =>
    `The certificate of the system is not valid today (${a.detail}).`,
  'trouble.certificate-dates.do': () =>
    'Renew the certificate of the system. If its dates are right, the clock of this machine is wrong.',
  'trouble.certificate-name.what': (a: { detail: string }) =>
    `The certificate of the system is for another name (${a.detail}).`,
  'trouble.certificate-name.do': () =>
    'Name the address by a host name that the certificate holds, or give the system a certificate that holds this one.',
  'trouble.certificate-issuer.what': (a: { detail: string }) =>
    `The certificate of the system comes from an issuer that is not trusted here (${a.detail}).`,
  'trouble.certificate-issuer.do': () =>
    'Name the certificate of the issuer with --ca if it is one of your own; if not, let the system send the certificates between its own and the issuer’s too.',
  'trouble.tls-version.what': (a: { detail: string }) =>
    `The system has no version of TLS that is accepted here (${a.detail}).`,
  'trouble.tls-version.do': () =>
    'Turn on TLS 1.2 or 1.3 in the system, or in the gateway before it. Older versions are not secure, and are not used.',
  'trouble.not-tls.what': (a: { detail: string }) => `What answers on this port does not speak TLS (${a.detail}).`,
  'trouble.not-tls.do': () => 'Check the port, and whether the address should begin with http and not https.',
  'trouble.http-version.what': (a: { detail: string }) =>
    `The system does not speak HTTP/1.1 over this connection (${a.detail}).`,
  'trouble.http-version.do': () =>
    'Turn on HTTP/1.1 in the system, or in the gateway before it; HTTP/2 alone is not enough here.',
  'trouble.client-certificate.what': (a: { detail: string }) =>
    `The client certificate was not accepted (${a.detail}).`,
  'trouble.client-certificate.do': () =>
    'Name the client certificate and key that the system expects (--client-cert, --client-key), and check that it trusts their issuer.',
  'trouble.timeout.what': (a: { detail: string }) => `The system did not answer in time (${a.detail}).`,
  'trouble.timeout.do': () => 'Find out why the answer takes so long, or allow more time with --timeout.',
  'trouble.too-large.what': (a: { detail: string }) => `The answer is larger than is allowed here (${a.detail}).`,
  'trouble.too-large.do': () => 'Ask for smaller pages, or allow larger answers with --max-size.',
  'trouble.too-many-redirects.what': (a: { detail: string }) => `The system redirects again and again (${a.detail}).`,
  'trouble.too-many-redirects.do': () => 'Name the address that the redirects should end at, or mend the loop.',
  'trouble.foreign-origin.what': (a: { detail: string }) =>
    `The system points to another host, which was not asked (${a.detail}).`,
  'trouble.foreign-origin.do': () =>
    'Name the address that the system points to as base address, if that is where it is. Other hosts are never asked, so that no credentials leak.',
  'trouble.closed.what': (a: { detail: string }) =>
    `The system closed the connection without a whole answer (${a.detail}).`,
  'trouble.closed.do': () =>
    'Check that an address with http does not lead to a port for https. Then look in the log of the system, and of any gateway before it, for the time of the request.',
  'trouble.protocol.what': (a: { detail: string }) => `The answer is not valid HTTP (${a.detail}).`,
  'trouble.protocol.do': () =>
    'Check that the port is the one of the API, and what the system or a gateway really sends.',
  'trouble.unauthorised.what': (a: { detail: string }) => `The system does not accept the credentials (${a.detail}).`,
  'trouble.unauthorised.do': () =>
    'Check the token, key or password, that it is for this environment, and that it has not expired; with OAuth 2.0 also whether the client authenticates by basic or post (--oauth-client-auth).',
  'trouble.forbidden.what': (a: { detail: string }) =>
    `The system knows the credentials but does not let them do this (${a.detail}).`,
  'trouble.forbidden.do': () => 'Give the test account the rights or scopes that the profile needs.',
  'trouble.wrong-base-path.what': (a: { detail: string }) =>
    `The API does not seem to be at this address (${a.detail}).`,
  'trouble.wrong-base-path.do': () =>
    'Name the base address that the paths of the standard are added to. A system that shows a page to log in on wants credentials.',
  'trouble.server-error.what': (a: { detail: string }) =>
    `The system answers that something went wrong in itself (${a.detail}).`,
  'trouble.server-error.do': () => 'Look in the log of the system for the time of the request.',
  'trouble.lists-refused.what': (a: { detail: string }) =>
    `The system answers, but gives out none of the lists that it was asked for (${a.detail}).`,
  'trouble.lists-refused.do': () =>
    'Look for the reason in the answers and in the log of the system. The standard lets these lists be fetched without parameters. A system that wants more than that, or that does not have the lists yet, cannot be tested.',
  'trouble.no-test-data.what': (a: { detail: string }) => `The system has nothing to show (${a.detail}).`,
  'trouble.no-test-data.do': () => 'Put test data into the system, and let the test account see it.',
  'trouble.clock-skew.what': (a: { detail: string }) =>
    `The clocks of this machine and of the system differ (${a.detail}).`,
  'trouble.clock-skew.do': () => 'Set both by a time server: tokens and certificates depend on it.',
  'trouble.private-address.what': (a: { detail: string }) =>
    `The address is in a private network and was not named by you (${a.detail}).`,
  'trouble.private-address.do': () => 'If the host may be asked, name it yourself as base address.',
  'trouble.not-recorded.what': (a: { detail: string }) => `The recording does not hold the answer (${a.detail}).`,
  'trouble.not-recorded.do': () => 'Record again, with the contents of the answers.',
  'trouble.not-called.what': (a: { detail: string }) =>
    `The system did not call the receiver that was named to it (${a.detail}).`,
  'trouble.not-called.do': () =>
    'Check that the system can reach the address of the receiver, and look for the call in its log. An address that it reaches is named with --receiver.',
  'trouble.nothing-came.what': (a: { detail: string }) =>
    `Nothing that was asked for came to the receiver (${a.detail}).`,
  'trouble.nothing-came.do': () =>
    'Run again and have the system send while the run waits. If it did send, check that it can reach the address of the receiver; an address that it reaches is named with --receiver.',
  'trouble.unsendable.what': (a: { detail: string }) => `The request cannot be sent over HTTP (${a.detail}).`,
  'trouble.unsendable.do': () =>
    'Check the addresses and headers that were given. If they are right, report this as a fault of the tool.',
  'trouble.unreadable-file.what': (a: { detail: string }) => `The file could not be read (${a.detail}).`,
  'trouble.unreadable-file.do': () => 'Check the rights to the file, and that it is whole.',
  'trouble.not-a-document.what': (a: { detail: string }) => `The file is none that the profile knows (${a.detail}).`,
  'trouble.not-a-document.do': () => 'Leave it out, or name its type if it should be judged.',
  'trouble.missing-shard.what': (a: { detail: string }) => `Shard ${a.detail} of the files is missing.`,
  'trouble.missing-shard.do': () => 'Run samklang check with that --shard, and merge again with its file.',
  'trouble.owner.label': () => 'Concerns:',
  'trouble.owner.tool': () => 'the tool',
  'trouble.owner.network': () => 'the way there',
  'trouble.owner.credentials': () => 'the credentials',
  'trouble.owner.test-data': () => 'the test data',
  'trouble.owner.sut': () => 'the system under test',
}
