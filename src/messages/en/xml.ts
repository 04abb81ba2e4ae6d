/** What is said about XML documents as such. */
export const xml = {
  'xml.empty': () => 'There is nothing here but white space; an XML document has one root element.',
  'xml.no-root': () => 'The text ends, and no root element has been met.',
  'xml.before-root': (a: { found: string }) =>
    `A document begins with "<", but ${a.found} stands outside the root element.`,
  'xml.after-root': (a: { found: string }) => `The root element has ended, but ${a.found} follows it.`,
  'xml.second-root': () => 'The root element has ended, and another element begins. A document has one root element.',
  'xml.unclosed': (a: { name: string; opened: number }) =>
    `The text ends inside the element <${a.name}> that was opened on line ${a.opened}; </${a.name}> is missing.`,
  'xml.end-mismatch': (a: { expected: string; found: string; opened: number }) =>
    `</${a.found}> ends no open element here; <${a.expected}> from line ${a.opened} must end first, with </${a.expected}>.`,
  'xml.end-unopened': (a: { name: string }) => `</${a.name}> ends an element, but none is open.`,
  'xml.end-tag': (a: { name: string; found: string }) =>
    `">" must end the tag </${a.name}, but ${a.found} stands there.`,
  'xml.ends-in-tag': (a: { opened: number }) => `The text ends inside the tag that begins on line ${a.opened}.`,
  'xml.ends-in-value': (a: { name: string; opened: number }) =>
    `The text ends inside the value of the attribute ${a.name} on line ${a.opened}; the closing quotation mark is missing.`,
  'xml.ends-in-comment': (a: { opened: number }) =>
    `The text ends inside the comment that begins on line ${a.opened}; "-->" is missing.`,
  'xml.ends-in-section': (a: { opened: number }) =>
    `The text ends inside the CDATA section that begins on line ${a.opened}; "]]>" is missing.`,
  'xml.ends-in-instruction': (a: { opened: number }) =>
    `The text ends inside the processing instruction or XML declaration that begins on line ${a.opened}; "?>" is missing.`,
  'xml.name': (a: { found: string }) =>
    `A name must stand here, and ${a.found} begins none. A "<" that is meant as text is written &lt;.`,
  'xml.in-tag': (a: { found: string }) =>
    `An attribute after white space, ">" or "/>" must stand here in the tag, but ${a.found} does.`,
  'xml.equals': (a: { name: string; found: string }) =>
    `"=" must follow the attribute name ${a.name}, but ${a.found} does.`,
  'xml.quote': (a: { name: string; found: string }) =>
    `The value of the attribute ${a.name} must stand in quotation marks, but ${a.found} stands here.`,
  'xml.less-in-value': (a: { name: string; opened: number }) =>
    `"<" stands in the value of the attribute ${a.name} on line ${a.opened}. Write &lt;, or close the value before it.`,
  'xml.duplicate-attribute': (a: { name: string }) =>
    `The attribute ${a.name} is already in the same tag, by this name or by another prefix for the same namespace.`,
  'xml.qualified-name': (a: { name: string }) =>
    `${a.name} is no name with a prefix: one colon, with a name before and after it (Namespaces in XML, section 4).`,
  'xml.unbound-prefix': (a: { prefix: string }) =>
    `The prefix ${a.prefix} is not declared here; xmlns:${a.prefix}='…' is missing (Namespaces in XML, section 5).`,
  'xml.prefix-undeclared': (a: { prefix: string }) =>
    `xmlns:${a.prefix} has no value. A prefix cannot be taken back (Namespaces in XML 1.0, section 5).`,
  'xml.reserved-namespace': (a: { name: string }) =>
    `${a.name} declares a prefix or a namespace that is reserved: xml and xmlns have theirs for good (Namespaces in XML, section 3).`,
  'xml.ampersand': () => '"&" begins no reference here. Meant as text it is written &amp;.',
  'xml.entity': (a: { name: string }) =>
    `The entity &${a.name}; is not declared. Without a DTD there are only &amp; &lt; &gt; &quot; and &apos;. Write the character itself or its number.`,
  'xml.character-reference': (a: { found: string }) =>
    `${a.found} refers to no character that may stand in an XML document (XML 1.0, section 4.1).`,
  'xml.section-end': () => '"]]>" may not stand in text. Write ]]&gt; (XML 1.0, section 2.4).',
  'xml.section-outside': () => 'A CDATA section may not stand outside the root element.',
  'xml.hyphens': () => '"--" may not stand in a comment, and a comment ends with "-->" (XML 1.0, section 2.5).',
  'xml.markup': (a: { found: string }) => `${a.found} begins no markup that may stand here.`,
  'xml.target': (a: { target: string }) =>
    `<?${a.target} is no XML declaration. It is written <?xml version='1.0' encoding='UTF-8'?>, in lower case.`,
  'xml.declaration-place': (a: { target: string }) =>
    `<?${a.target} may only stand at the very beginning of the file. Take away what is before it, white space too.`,
  'xml.colon-in-target': (a: { target: string }) =>
    `The target ${a.target} of a processing instruction may not hold a colon (Namespaces in XML, section 7).`,
  'xml.after-target': (a: { found: string }) =>
    `White space or "?>" must follow the target of the processing instruction, but ${a.found} does.`,
  'xml.declaration': () =>
    `The XML declaration is wrong. It is written <?xml version='1.0' encoding='UTF-8' standalone='yes'?>, in that order; only the version must be there.`,
  'xml.doctype': () =>
    'The document has a DTD (<!DOCTYPE). The tool reads none: a DTD can load files and grow without bounds. Deliver the document without it, or let "samklang check --allow-dtd" look at it.',
  'xml.ends-in-doctype': (a: { opened: number }) =>
    `The text ends inside the DTD that begins on line ${a.opened}; the ">" that ends it is missing.`,
  'xml.dtd': (a: { why: string }) => `The DTD is not well-formed. libxml2 says: ${a.why}`,
  'xml.dtd-limit': (a: { why: string }) =>
    `The DTD is more than the tool looks at. Deliver the document without it. ${a.why}`,
  'xml.dtd-too-large': (a: { limit: number }) =>
    `The DTD is longer than ${a.limit} characters; the tool reads no longer ones. Deliver the document without it.`,
  'xml.dtd-parameter': () =>
    'The DTD refers to a parameter entity. The tool expands none: it can load files and grow without bounds. Deliver the document without the DTD.',
  'xml.dtd-entity': (a: { name: string }) =>
    `The entity &${a.name}; is for the DTD to declare. The tool expands none: it can load files and grow without bounds. Write the text itself.`,
  'xml.dtd-default': (a: { name: string; element: string }) =>
    `The DTD gives <${a.element}> a value for the attribute ${a.name}, which is not written here, so the document means something else without its DTD. Write the attribute.`,
  'xml.dtd-tokens': (a: { name: string; element: string }) =>
    `The DTD says that the attribute ${a.name} of <${a.element}> holds names, which takes white space out of its value. Write it without white space at its ends, without two in a row and without character references.`,
  'xml.character': (a: { found: string }) => `The character ${a.found} may not stand in XML (XML 1.0, section 2.2).`,
  'xml.encoding': (a: { encoding: string }) =>
    `The encoding ${a.encoding} is not one that the tool reads. Save or export the file as UTF-8.`,
  'xml.encoding-lie': (a: { declared: string; actual: string }) =>
    `The XML declaration says ${a.declared}, but the bytes are ${a.actual}. Make them agree, best as UTF-8.`,
  'xml.bytes': (a: { byte: string; offset: number; encoding: string }) =>
    `The byte ${a.byte} at offset ${a.offset} is not ${a.encoding}, which the file is by its declaration or for want of one. Save or export it as UTF-8.`,
  'xml.too-large': (a: { limit: number }) =>
    `The document is larger than ${a.limit} bytes; the tool reads no larger ones, and it was not tested.`,
  'xml.too-many-nodes': (a: { limit: number }) =>
    `The document has more than ${a.limit} nodes or attributes; the tool reads no more.`,
  'xml.too-deep': (a: { limit: number }) =>
    `Elements lie more than ${a.limit} deep inside one another; the tool reads no deeper.`,
  'xml.too-many-attributes': (a: { limit: number }) =>
    `This element has more than ${a.limit} attributes; the tool reads no more.`,
  'xml.name-too-long': (a: { limit: number }) =>
    `This name is longer than ${a.limit} characters; the tool reads no longer ones.`,
  'xml.too-many-names': (a: { limit: number }) =>
    `The document has more than ${a.limit} different names; the tool reads no more.`,
  'xml.too-many-paths': (a: { limit: number }) =>
    `The document has more than ${a.limit} different paths of element names; the tool reads no more.`,
}
