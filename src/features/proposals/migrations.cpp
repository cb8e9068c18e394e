// Tables of proposals. Lines are a list in the row: a version is written and read as a whole.
#include "features/proposals/feature.hpp"

namespace zhuli::proposals {

namespace {

constexpr storage::Migration kMigrations[] = {{"proposals", 1, R"sql(
-- distributed
CREATE TABLE proposal (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  number TEXT NOT NULL, revision_no BIGINT NOT NULL, root_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, opportunity_id BIGINT NOT NULL, inquiry_id BIGINT NOT NULL,
  need_id BIGINT NOT NULL, title TEXT NOT NULL, owner_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL, state TEXT NOT NULL, open BIGINT NOT NULL,
  valid_until TEXT NOT NULL, amount_minor BIGINT NOT NULL, sent_at BIGINT NOT NULL,
  sent_by BIGINT NOT NULL, sent_how TEXT NOT NULL, interaction_id BIGINT NOT NULL,
  superseded_by BIGINT NOT NULL, answered_at BIGINT NOT NULL, answered_by TEXT NOT NULL,
  decline_reason TEXT NOT NULL, answer_words TEXT NOT NULL, order_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  opening TEXT NOT NULL, note TEXT NOT NULL, lines TEXT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX proposal_revision ON proposal (org_id, root_id, revision_no);
CREATE UNIQUE INDEX proposal_number ON proposal (org_id, number, revision_no);
CREATE INDEX proposal_number_list ON proposal (org_id, number, id);
CREATE INDEX proposal_root ON proposal (org_id, root_id, created_at, id);
CREATE INDEX proposal_customer ON proposal (org_id, customer_id, created_at, id);
CREATE INDEX proposal_opportunity ON proposal (org_id, opportunity_id, created_at, id);
CREATE INDEX proposal_inquiry ON proposal (org_id, inquiry_id, created_at, id);
CREATE INDEX proposal_order ON proposal (org_id, order_id, id);
CREATE INDEX proposal_owner ON proposal (org_id, owner_id, created_at, id);
CREATE INDEX proposal_owner_open ON proposal (org_id, owner_id, open, valid_until, id);
CREATE INDEX proposal_state ON proposal (org_id, state, valid_until, id);
CREATE INDEX proposal_state_created ON proposal (org_id, state, created_at, id);
CREATE INDEX proposal_open ON proposal (org_id, open, created_at, id);
CREATE INDEX proposal_valid ON proposal (org_id, valid_until, id);
CREATE INDEX proposal_amount ON proposal (org_id, amount_minor, id);
CREATE INDEX proposal_sent ON proposal (org_id, sent_at, id);
CREATE INDEX proposal_created ON proposal (org_id, created_at, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::proposals
