// What a plan is for: its own goal, else what the step of its situation is for.
import { useText, type TextKey } from './i18n'
import type { Plan } from './model'

const steps: Record<string, number> = {
  new_lead: 3,
  after_quote: 2,
  after_delivery: 2,
  after_complaint: 2,
  dormant: 2,
}

export function useGoal() {
  const t = useText()
  return ({ goal, situation, step_no }: Pick<Plan, 'goal' | 'situation' | 'step_no'>): string => {
    if (goal) return goal
    const known = steps[situation]
    if (known === undefined) return t('by_hand')
    return t((step_no <= known ? `${situation}_${step_no}` : situation) as TextKey)
  }
}
