import type { Status } from './model'

/** Stages that are only taken with a reason. */
export const needs_reason = (status: unknown): status is Status =>
  status === 'lost' || status === 'invalid'
