// Tables of approvals. Steps and findings are lists in the request's row; its tasks are rows, so
// that what waits for somebody is one index.
#include "features/approvals/store.hpp"

namespace zhuli::approvals {

namespace {

constexpr storage::Migration kMigrations[] = {{"approvals", 1, R"sql(
-- distributed
CREATE TABLE approval (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  number TEXT NOT NULL, document TEXT NOT NULL, subject_id BIGINT NOT NULL,
  subject_version BIGINT NOT NULL, subject_number TEXT NOT NULL, customer_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL, owner_id BIGINT NOT NULL, submitter_id BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL, state TEXT NOT NULL, open BIGINT NOT NULL,
  step_no BIGINT NOT NULL, round BIGINT NOT NULL, returned_step BIGINT NOT NULL,
  decision_count BIGINT NOT NULL, recheck TEXT NOT NULL, reason TEXT NOT NULL,
  ending_words TEXT NOT NULL, ended_by BIGINT NOT NULL, ended_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  steps TEXT NOT NULL, findings TEXT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX approval_number ON approval (org_id, number);
CREATE INDEX approval_number_list ON approval (org_id, number, id);
CREATE INDEX approval_subject ON approval (org_id, subject_id, created_at, id);
CREATE INDEX approval_customer ON approval (org_id, customer_id, created_at, id);
CREATE INDEX approval_owner ON approval (org_id, owner_id, created_at, id);
CREATE INDEX approval_submitter ON approval (org_id, submitter_id, created_at, id);
CREATE INDEX approval_state ON approval (org_id, state, created_at, id);
CREATE INDEX approval_open ON approval (org_id, open, created_at, id);
CREATE INDEX approval_created ON approval (org_id, created_at, id);
-- distributed
CREATE TABLE approval_task (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, approval_id BIGINT NOT NULL,
  task_no BIGINT NOT NULL, step_no BIGINT NOT NULL, round BIGINT NOT NULL,
  user_id BIGINT NOT NULL, from_id BIGINT NOT NULL, added TEXT NOT NULL,
  follows_id BIGINT NOT NULL, state TEXT NOT NULL, decision TEXT NOT NULL,
  decision_no BIGINT NOT NULL, words TEXT NOT NULL, since_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL, bell_at BIGINT NOT NULL, reminded BIGINT NOT NULL,
  escalated BIGINT NOT NULL, decided_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX approval_task_of ON approval_task (org_id, approval_id, task_no);
CREATE INDEX approval_task_user ON approval_task (org_id, user_id, state, since_at, id);
CREATE INDEX approval_task_bell ON approval_task (org_id, bell_at, id) WHERE bell_at > 0;
-- distributed
CREATE TABLE approval_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  policies TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX approval_settings_one ON approval_settings (org_id);
)sql"},
                                              {"approvals", 2, R"sql(
ALTER TABLE approval_settings ADD COLUMN documents_known BIGINT NOT NULL DEFAULT 0;
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::approvals
