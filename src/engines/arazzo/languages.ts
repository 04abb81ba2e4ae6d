/** The expression languages of other engines that criteria use; the one who runs a suite hands them in. */
export interface Languages {
  /** A CEL rule over `celVariables`. Throws when the rule cannot be decided; an error with a `reason` Message is shown so. */
  cel(source: string): {
    evaluate(context: Readonly<Record<string, unknown>>): boolean
    /** Whatever it gives, as a JSON value. */
    value(context: Readonly<Record<string, unknown>>): unknown
  }
  /** A regular expression that answers in linear time. Throws for what has no such form. */
  regexp(pattern: string): { test(text: string): boolean }
}

/**
 * What a CEL criterion can speak of: `status` (number, null without an answer), `headers` (lower-case names), `body`
 * (parsed JSON or text), `text`, `request` {method, url, headers, body, sentAt: ISO 8601 UTC}, `inputs`, `steps`
 * (`steps.<id>.outputs`), `pages`, `each`, `connection` (`ConnectionFacts` of a step with `x-connection`).
 */
export const celVariables = [
  'status',
  'headers',
  'body',
  'text',
  'request',
  'inputs',
  'steps',
  'pages',
  'each',
  'connection',
] as const
