// The four steps of an import and which one it is at.
import { StatusBar } from '@/ui/RecordPage'
import { useText } from './i18n'

export function Steps({ now }: { now: number }) {
  const t = useText()
  const labels = [t('step_file'), t('step_columns'), t('step_check'), t('step_done')]
  const state = (at: number) => (at < now ? 'done' : at === now ? 'now' : 'later')
  return <StatusBar steps={labels.map((label, at) => ({ key: label, label, state: state(at) }))} />
}
