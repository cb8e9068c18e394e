// Orders that will miss the promised day, before they do, with why.
import { DispatchList } from './QueuePage'

export default function RiskPage() {
  return <DispatchList at="risk" query={{ at_risk: true, sort: 'promised_on' }} />
}
