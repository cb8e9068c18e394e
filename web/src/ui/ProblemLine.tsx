// Why a small form was refused: every reason, and the reference under which the server knows it.
import { useT } from '@/i18n'
import { ApiProblem } from '@/lib/api'
import './states.css'

export function ProblemLine({ error }: { error: unknown }) {
  const t = useT()
  if (!(error instanceof ApiProblem)) return null
  const reasons = error.fields.map((field) => field.message).join(' ')
  return (
    <p className="tone-red" role="alert">
      {error.offline ? t('state.offline_error') : reasons || error.message}
      {error.reference ? (
        <span className="state-ref">{t('state.reference', { reference: error.reference })}</span>
      ) : null}
    </p>
  )
}
