// Tables of the day plans.
#include "features/day_plans/feature.hpp"

namespace zhuli::day_plans {

namespace {

constexpr storage::Migration kMigrations[] = {{"day_plans", 1, R"sql(
-- distributed
CREATE TABLE day_plan (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  user_id BIGINT NOT NULL, planned_on TEXT NOT NULL, blocks TEXT NOT NULL,
  left_over TEXT NOT NULL, moves TEXT NOT NULL, act_no BIGINT NOT NULL,
  changed_at BIGINT NOT NULL, undoable BIGINT NOT NULL,
  undo_blocks TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX day_plan_one ON day_plan (org_id, user_id, planned_on);
CREATE INDEX day_plan_on ON day_plan (org_id, planned_on, id);
-- distributed
CREATE TABLE day_plan_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  selling_hours TEXT NOT NULL, desk_hours TEXT NOT NULL, buffer_percent BIGINT NOT NULL,
  phone_minutes BIGINT NOT NULL, wechat_minutes BIGINT NOT NULL, visit_minutes BIGINT NOT NULL,
  email_minutes BIGINT NOT NULL, inquiry_minutes BIGINT NOT NULL, order_minutes BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX day_plan_settings_one ON day_plan_settings (org_id);
-- distributed
CREATE TABLE day_plan_habit (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  user_id BIGINT NOT NULL, talks_per_day BIGINT NOT NULL, selling_hours TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX day_plan_habit_one ON day_plan_habit (org_id, user_id);
)sql"},
                                              {"day_plans", 2, R"sql(
ALTER TABLE day_plan_settings ADD COLUMN complaint_minutes BIGINT NOT NULL DEFAULT 20;
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::day_plans
