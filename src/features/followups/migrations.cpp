// Tables of follow-ups. Beside the plan's own columns stand those derived from it (score,
// queue_rank, remind_at, escalate_at, ranked_on): they have no version and no audit.
#include "features/followups/feature.hpp"

namespace zhuli::followups {

namespace {

constexpr storage::Migration kMigrations[] = {{"followups", 1, R"sql(
-- distributed
CREATE TABLE follow_up_plan (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  due_at BIGINT NOT NULL, due_on TEXT NOT NULL, channel TEXT NOT NULL,
  goal TEXT NOT NULL, reason TEXT NOT NULL, promised BIGINT NOT NULL,
  situation TEXT NOT NULL, step_no BIGINT NOT NULL,
  trigger_id BIGINT NOT NULL, state TEXT NOT NULL,
  snooze_count BIGINT NOT NULL, snooze_reason TEXT NOT NULL, escalated BIGINT NOT NULL,
  result TEXT NOT NULL, interaction_id BIGINT NOT NULL, settled_at BIGINT NOT NULL,
  ending TEXT NOT NULL, cancel_reason TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  score BIGINT NOT NULL DEFAULT 0, queue_rank BIGINT NOT NULL DEFAULT 0,
  ranked_on TEXT NOT NULL DEFAULT '',
  remind_at BIGINT NOT NULL DEFAULT 0, escalate_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, id));
CREATE INDEX follow_up_customer ON follow_up_plan (org_id, customer_id, due_on, id);
CREATE INDEX follow_up_open ON follow_up_plan (org_id, customer_id, due_on, id)
  WHERE state = 'planned';
CREATE UNIQUE INDEX follow_up_step ON follow_up_plan
  (org_id, customer_id, situation, trigger_id, step_no) WHERE situation <> 'by_hand';
CREATE INDEX follow_up_queue ON follow_up_plan (org_id, owner_id, state, queue_rank, id);
CREATE INDEX follow_up_queue_all ON follow_up_plan (org_id, state, queue_rank, id);
CREATE INDEX follow_up_rank ON follow_up_plan (org_id, queue_rank, id);
CREATE INDEX follow_up_due_at ON follow_up_plan (org_id, due_at, id);
CREATE INDEX follow_up_due_on ON follow_up_plan (org_id, due_on, id);
CREATE INDEX follow_up_situation ON follow_up_plan (org_id, situation, id);
CREATE INDEX follow_up_escalated ON follow_up_plan (org_id, escalated, queue_rank, id);
CREATE INDEX follow_up_created ON follow_up_plan (org_id, created_at, id);
CREATE INDEX follow_up_promised ON follow_up_plan (org_id, owner_id, due_on, id)
  WHERE state = 'planned' AND promised = 1;
CREATE INDEX follow_up_talk ON follow_up_plan (org_id, interaction_id) WHERE interaction_id <> 0;
CREATE INDEX follow_up_remind ON follow_up_plan (org_id, remind_at, id) WHERE remind_at > 0;
CREATE INDEX follow_up_escalate ON follow_up_plan (org_id, escalate_at, id) WHERE escalate_at > 0;
CREATE INDEX follow_up_ranked ON follow_up_plan (org_id, ranked_on, id) WHERE state = 'planned';
-- distributed
CREATE TABLE follow_up_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  remind_minutes BIGINT NOT NULL, escalate_minutes BIGINT NOT NULL,
  inquiries_weight BIGINT NOT NULL, need_by_weight BIGINT NOT NULL,
  quote_weight BIGINT NOT NULL, contact_weight BIGINT NOT NULL, stage_weight BIGINT NOT NULL,
  tier_weight BIGINT NOT NULL, big_quote_minor BIGINT NOT NULL, cadences TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX follow_up_settings_one ON follow_up_settings (org_id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::followups
