/** Findings about requests and responses against an OpenAPI description. */
export const openapi = {}
