// Tables of the retro.
#include "features/retros/feature.hpp"

namespace zhuli::retros {

namespace {

constexpr storage::Migration kMigrations[] = {{"retros", 1, R"sql(
-- distributed
CREATE TABLE sop_change (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, month_on TEXT NOT NULL,
  cause TEXT NOT NULL, kind TEXT NOT NULL, complaint_count BIGINT NOT NULL, title TEXT NOT NULL,
  words TEXT NOT NULL, owner_id BIGINT NOT NULL, due_on TEXT NOT NULL, state TEXT NOT NULL,
  decided_by BIGINT NOT NULL, ended_on TEXT NOT NULL, outcome TEXT NOT NULL,
  remind_on TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX sop_change_month ON sop_change (org_id, month_on, due_on, id);
CREATE INDEX sop_change_state ON sop_change (org_id, state, due_on, id);
CREATE INDEX sop_change_owner ON sop_change (org_id, owner_id, state, due_on, id);
CREATE INDEX sop_change_cause ON sop_change (org_id, cause, due_on, id);
CREATE INDEX sop_change_due ON sop_change (org_id, due_on, id);
CREATE INDEX sop_change_created ON sop_change (org_id, created_at, id);
CREATE INDEX sop_change_remind ON sop_change (org_id, remind_on, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::retros
