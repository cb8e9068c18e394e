// Where an import stands, as a word with its colour.
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { State } from './model'

const tones: Record<State, Tone> = {
  uploading: 'amber',
  reading: 'act',
  refused: 'red',
  staged: 'amber',
  applying: 'act',
  done: 'green',
  undoing: 'act',
  undone: 'grey',
  failed: 'red',
  discarding: 'act',
  discarded: 'grey',
}

export function StateTag({ state }: { state: State }) {
  const t = useText()
  return <Tag tone={tones[state]}>{t(`s_${state}`)}</Tag>
}
