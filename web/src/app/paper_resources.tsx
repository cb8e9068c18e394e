// What customers are offered on paper: entries of resources.ts.
import { FileText, ReceiptText } from 'lucide-react'
import type { Resource } from './resource_types'

export const paper_resources: Resource[] = [
  {
    key: 'proposals',
    entity: 'proposal',
    path: '/proposals',
    icon: FileText,
    label: 'nav.proposals',
    group: 'sales',
    permission: 'proposals.read',
    page: () => import('@/features/proposals/ProposalsPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/proposals/NewProposalPage'),
        permission: 'proposals.edit',
      },
      { path: '$id', page: () => import('@/features/proposals/ProposalPage') },
      {
        path: '$id/edit',
        page: () => import('@/features/proposals/ComposePage'),
        permission: 'proposals.edit',
      },
      { path: '$id/print', page: () => import('@/features/proposals/ProposalPrintPage') },
    ],
    create: { label: 'create.proposal', path: '/proposals/new', permission: 'proposals.edit' },
    words: 'proposal solution fangan fa jiejuefangan',
  },
  {
    key: 'quotes',
    entity: 'quote',
    path: '/quotes',
    icon: ReceiptText,
    label: 'nav.quotes',
    group: 'sales',
    permission: 'quotes.read',
    page: () => import('@/features/quotes/QuotesPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/quotes/NewQuotePage'),
        permission: 'quotes.edit',
      },
      { path: '$id', page: () => import('@/features/quotes/QuotePage') },
      {
        path: '$id/edit',
        page: () => import('@/features/quotes/ComposePage'),
        permission: 'quotes.edit',
      },
      { path: '$id/print', page: () => import('@/features/quotes/QuotePrintPage') },
    ],
    create: { label: 'create.quote', path: '/quotes/new', permission: 'quotes.edit' },
    words: 'quote quotation price offer baojia bj',
  },
]
