// Where a version of a script stands.
import type { ScriptState } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { StatusDot, type Tone } from '@/ui/Tag'

const tones: Record<ScriptState, Tone> = {
  draft: 'amber',
  approved: 'green',
  superseded: 'grey',
  retired: 'grey',
  dropped: 'grey',
}

export function StateTag({ of }: { of: { state: ScriptState } }) {
  const meta = useMeta('script')
  return <StatusDot tone={tones[of.state]}>{meta.option('state', of.state)}</StatusDot>
}
