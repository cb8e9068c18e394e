// The pages of records, for whoever is led to one by its kind and id: a notice, a comment.

const pages: Record<string, string> = {
  customer: '/customers',
  order: '/orders',
  inquiry: '/inquiries',
  ticket: '/tickets',
  sub_request: '/sub_requests',
  opportunity: '/opportunities',
  proposal: '/proposals',
  quote: '/quotes',
  invoice: '/invoices',
  return: '/returns',
  waybill: '/waybills',
  product: '/products',
  purchase_order: '/purchase_orders',
  ticket_case: '/cases',
  bank_receipt: '/bank_receipts',
  duplicate_pair: '/duplicates',
  offer: '/offers',
  approval: '/approvals',
  comment: '/comments',
  dispatch: '/dispatches',
  contract: '/contracts',
}

/** Null: records of this kind have no page of their own. */
export function page_of_record(entity: string, id: string): string | null {
  const page = pages[entity]
  return page ? `${page}/${id}` : null
}
