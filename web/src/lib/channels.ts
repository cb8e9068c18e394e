// The ways of talking with a customer. Their names in each language come from the server
// (`/meta`, `interaction.channel`).

/** What a plan can be for. */
export const contact_channels = ['phone', 'wechat', 'visit', 'email'] as const
export type ContactChannel = (typeof contact_channels)[number]

/** What can be written down: also a note, which is no contact. */
export const talk_channels = [...contact_channels, 'note'] as const
export type Channel = (typeof talk_channels)[number]

export function is_channel(text: string): text is Channel {
  return (talk_channels as readonly string[]).includes(text)
}
