// Tables of receivables.
#include "features/receivables/store.hpp"

namespace zhuli::receivables {

namespace {

constexpr storage::Migration kMigrations[] = {{"receivables", 1, R"sql(
-- distributed
CREATE TABLE bank_receipt (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, reference TEXT NOT NULL,
  received_on TEXT NOT NULL, payer_name TEXT NOT NULL, amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL, remark TEXT NOT NULL, source TEXT NOT NULL, state TEXT NOT NULL,
  matched_minor BIGINT NOT NULL, returned_minor BIGINT NOT NULL, open_minor BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, reason TEXT NOT NULL, actor_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX bank_receipt_reference ON bank_receipt (org_id, reference)
  WHERE state <> 'voided';
CREATE INDEX bank_receipt_called ON bank_receipt (org_id, reference, id);
CREATE INDEX bank_receipt_state ON bank_receipt (org_id, state, received_on, id);
CREATE INDEX bank_receipt_received ON bank_receipt (org_id, received_on, id);
CREATE INDEX bank_receipt_amount ON bank_receipt (org_id, amount_minor, id);
CREATE INDEX bank_receipt_customer ON bank_receipt (org_id, customer_id, state, id);
CREATE INDEX bank_receipt_created ON bank_receipt (org_id, created_at, id);
-- distributed
CREATE TABLE receipt_match (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, bank_receipt_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL, order_number TEXT NOT NULL, amount_minor BIGINT NOT NULL,
  undone BIGINT NOT NULL, reason TEXT NOT NULL, actor_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX receipt_match_receipt ON receipt_match (org_id, bank_receipt_id, id);
CREATE INDEX receipt_match_order ON receipt_match (org_id, order_id, id);
)sql"},
                                              {"receivables", 2, R"sql(
CREATE INDEX bank_receipt_open ON bank_receipt (org_id, state, open_minor);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::receivables
