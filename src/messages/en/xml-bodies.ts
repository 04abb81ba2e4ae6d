/** XML in the bodies of requests and answers, and the reference producer of SOAP services. */
export const xmlBodies = {
  'xml.not-encoded': (a: { encoding: string }) =>
    `The bytes are not ${a.encoding}, which the field Content-Type says that they are. Make them agree, best as UTF-8.`,
  'xml.masked-place': (a: { name: string; path: string }) =>
    `In ${a.name} something at ${a.path} was masked when it was recorded, so what was found there is not judged.`,
  'arazzo.not-xml-text': (a: { step: string; expression: string; found: string }) =>
    `In step "${a.step}" ${a.expression} has the character ${a.found}, which no XML can hold.`,
  'arazzo.xml-too-deep': (a: { step: string; context: string }) =>
    `In step "${a.step}" ${a.context} has so many elements inside one another that it was not judged.`,
  'cli.simulate.example-soap': () => 'A producer of care plans and care services, over SOAP',
  'simulate.soap-serving': (a: { standard: string }) =>
    `The reference server of ${a.standard} is running. All data is made up.`,
  'simulate.soap-end': () => 'Ctrl-C ends it.',
}
