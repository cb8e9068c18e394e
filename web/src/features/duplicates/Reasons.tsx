// Why two customers may be one: each field's word, coloured by which way it speaks.
import { useMeta } from '@/lib/meta'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import { in_order, type Agreement, type Reason } from './model'

const tones: Record<Agreement, Tone> = {
  same: 'green',
  close: 'green',
  similar: 'act',
  related: 'grey',
  different: 'amber',
}

export function Reasons({ reasons }: { reasons: Reason[] }) {
  const t = useText()
  const meta = useMeta('customer')
  return (
    <span className="row row-wrap twin-reasons">
      {in_order(reasons).map((one) => (
        <Tag key={one.field} tone={tones[one.agreement]}>
          {meta.label(one.field)} {t(`agrees_${one.agreement}`)}
        </Tag>
      ))}
    </span>
  )
}
