// Tables of quotes. Lines are a list in the row: a version is written and read as a whole.
#include "features/quotes/feature.hpp"

namespace zhuli::quotes {

namespace {

constexpr storage::Migration kMigrations[] = {{"quotes", 1, R"sql(
-- distributed
CREATE TABLE quote (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  number TEXT NOT NULL, revision_no BIGINT NOT NULL, root_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, opportunity_id BIGINT NOT NULL, inquiry_id BIGINT NOT NULL,
  proposal_id BIGINT NOT NULL, title TEXT NOT NULL, owner_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL, state TEXT NOT NULL, open BIGINT NOT NULL,
  valid_until TEXT NOT NULL, amount_minor BIGINT NOT NULL, base_minor BIGINT NOT NULL,
  approval_id BIGINT NOT NULL, sent_at BIGINT NOT NULL, sent_by BIGINT NOT NULL,
  sent_how TEXT NOT NULL, interaction_id BIGINT NOT NULL, first_opened_at BIGINT NOT NULL,
  superseded_by BIGINT NOT NULL, answered_at BIGINT NOT NULL, answered_by TEXT NOT NULL,
  decline_reason TEXT NOT NULL, answer_words TEXT NOT NULL, order_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  contact_name TEXT NOT NULL, pay_term TEXT NOT NULL, pay_value BIGINT NOT NULL,
  delivery TEXT NOT NULL, policy TEXT NOT NULL, opening TEXT NOT NULL, note TEXT NOT NULL,
  question TEXT NOT NULL, asked_at BIGINT NOT NULL, lines TEXT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX quote_revision ON quote (org_id, root_id, revision_no);
CREATE UNIQUE INDEX quote_number ON quote (org_id, number, revision_no);
CREATE INDEX quote_number_list ON quote (org_id, number, id);
CREATE INDEX quote_root ON quote (org_id, root_id, created_at, id);
CREATE INDEX quote_customer ON quote (org_id, customer_id, created_at, id);
CREATE INDEX quote_customer_state ON quote (org_id, customer_id, state, valid_until, id);
CREATE INDEX quote_opportunity ON quote (org_id, opportunity_id, created_at, id);
CREATE INDEX quote_inquiry ON quote (org_id, inquiry_id, created_at, id);
CREATE INDEX quote_proposal ON quote (org_id, proposal_id, created_at, id);
CREATE INDEX quote_order ON quote (org_id, order_id, id);
CREATE INDEX quote_owner ON quote (org_id, owner_id, created_at, id);
CREATE INDEX quote_owner_open ON quote (org_id, owner_id, open, valid_until, id);
CREATE INDEX quote_state ON quote (org_id, state, valid_until, id);
CREATE INDEX quote_state_created ON quote (org_id, state, created_at, id);
CREATE INDEX quote_open ON quote (org_id, open, created_at, id);
CREATE INDEX quote_valid ON quote (org_id, valid_until, id);
CREATE INDEX quote_amount ON quote (org_id, amount_minor, id);
CREATE INDEX quote_sent ON quote (org_id, sent_at, id);
CREATE INDEX quote_created ON quote (org_id, created_at, id);
-- distributed
CREATE TABLE quote_link (
  org_id BIGINT NOT NULL, hash TEXT NOT NULL, quote_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, hash));
CREATE UNIQUE INDEX quote_link_of ON quote_link (org_id, quote_id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::quotes
