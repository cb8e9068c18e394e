// Replaced by `npm run gen` from docs/api/openapi.json; never edited by hand.
export type paths = Record<string, never>
