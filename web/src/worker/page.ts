// The page of the product as the server last sent it, given again without the server. Pure.

const nonce_of = (policy: string) => /'nonce-([^']+)'/u.exec(policy)?.[1]

/**
 * The same page under a nonce nobody has seen: one that was kept would be no secret any more.
 * Returns text and policy.
 */
export function with_new_nonce(text: string, policy: string, nonce: string): [string, string] {
  const before = nonce_of(policy)
  if (!before) return [text, policy]
  return [text.replaceAll(before, nonce), policy.replaceAll(before, nonce)]
}

export function new_nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('')
}
