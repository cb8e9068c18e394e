// Tables of opportunities. The sums are kept in the unit that saves an opportunity.
#include "features/opportunities/feature.hpp"

namespace zhuli::opportunities {

namespace {

constexpr storage::Migration kMigrations[] = {{"opportunities", 1, R"sql(
-- distributed
CREATE TABLE opportunity (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, name TEXT NOT NULL, owner_id BIGINT NOT NULL,
  stage TEXT NOT NULL, open BIGINT NOT NULL, stage_since_at BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL, expected_close_on TEXT NOT NULL,
  first_expected_close_on TEXT NOT NULL, slip_count BIGINT NOT NULL,
  next_step TEXT NOT NULL, next_step_on TEXT NOT NULL, competitors TEXT NOT NULL,
  note TEXT NOT NULL, lost_reason TEXT NOT NULL, lost_words TEXT NOT NULL,
  order_id BIGINT NOT NULL, closed_on TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX opportunity_customer ON opportunity (org_id, customer_id, id);
CREATE INDEX opportunity_customer_open ON opportunity (org_id, customer_id, stage, amount_minor)
  WHERE open = 1;
CREATE INDEX opportunity_owner ON opportunity (org_id, owner_id, open, expected_close_on, id);
CREATE INDEX opportunity_owner_stage ON opportunity
  (org_id, owner_id, stage, expected_close_on, id);
CREATE INDEX opportunity_open ON opportunity (org_id, open, expected_close_on, id);
CREATE INDEX opportunity_stage ON opportunity (org_id, stage, expected_close_on, id);
CREATE INDEX opportunity_overdue ON opportunity
  (org_id, expected_close_on, owner_id, stage, amount_minor) WHERE open = 1;
CREATE INDEX opportunity_overdue_owner ON opportunity
  (org_id, owner_id, expected_close_on, stage, amount_minor) WHERE open = 1;
CREATE INDEX opportunity_close ON opportunity (org_id, expected_close_on, id);
CREATE INDEX opportunity_closed ON opportunity (org_id, closed_on, id);
CREATE INDEX opportunity_stage_closed ON opportunity (org_id, stage, closed_on, id);
CREATE INDEX opportunity_next_step ON opportunity (org_id, next_step_on, id);
CREATE INDEX opportunity_name ON opportunity (org_id, name, id);
CREATE INDEX opportunity_amount ON opportunity (org_id, amount_minor, id);
CREATE INDEX opportunity_since ON opportunity (org_id, stage_since_at, id);
CREATE INDEX opportunity_slips ON opportunity (org_id, slip_count, id);
CREATE INDEX opportunity_lost ON opportunity (org_id, lost_reason, id);
CREATE INDEX opportunity_created ON opportunity (org_id, created_at, id);
-- distributed
CREATE TABLE opportunity_stage_change (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, opportunity_id BIGINT NOT NULL,
  from_stage TEXT NOT NULL, to_stage TEXT NOT NULL, at BIGINT NOT NULL,
  actor_id BIGINT NOT NULL, working_days BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX opportunity_stage_change_of ON opportunity_stage_change
  (org_id, opportunity_id, id);
-- distributed
CREATE TABLE opportunity_date_change (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, opportunity_id BIGINT NOT NULL,
  before_on TEXT NOT NULL, after_on TEXT NOT NULL, at BIGINT NOT NULL,
  actor_id BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX opportunity_date_change_of ON opportunity_date_change
  (org_id, opportunity_id, id);
-- distributed
CREATE TABLE opportunity_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  discovery_percent BIGINT NOT NULL, proposal_percent BIGINT NOT NULL,
  quotation_percent BIGINT NOT NULL, negotiation_percent BIGINT NOT NULL,
  stale_days BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX opportunity_settings_one ON opportunity_settings (org_id);
-- distributed, by key
CREATE TABLE opportunity_sum (
  org_id BIGINT NOT NULL, month TEXT NOT NULL, owner_id BIGINT NOT NULL, stage TEXT NOT NULL,
  opportunity_count BIGINT NOT NULL CHECK (opportunity_count >= 0),
  amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (org_id, month, owner_id, stage));
CREATE INDEX opportunity_sum_owner ON opportunity_sum (org_id, owner_id, month, stage);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::opportunities
