// From a number of the dashboard to the orders behind it: the list with the same period and person.
// What counts is what the rollup counts: confirmed and closed orders by the day they were placed.
interface Behind {
  from: string
  to: string
  owner_id?: string
}

export function orders_path({ from, to, owner_id }: Behind): string {
  const query = new URLSearchParams({
    view: 'all',
    placed_on_from: from,
    placed_on_to: to,
    commercial: 'confirmed,closed',
    ...(owner_id ? { owner_id } : {}),
  })
  return `/orders?${query.toString().replaceAll('%2C', ',')}`
}
