// The tables of handovers.
#include "features/handover/store.hpp"

namespace zhuli::handover {

namespace {

constexpr storage::Migration kMigrations[] = {{"handover", 1, R"sql(
-- distributed
CREATE TABLE handover (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  from_id BIGINT NOT NULL, to_id BIGINT NOT NULL, state TEXT NOT NULL,
  moved_count BIGINT NOT NULL, returned_count BIGINT NOT NULL, kept_count BIGINT NOT NULL,
  made_by BIGINT NOT NULL, returned_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX handover_from ON handover (org_id, from_id, created_at, id);
CREATE INDEX handover_created ON handover (org_id, created_at, id);
-- distributed
CREATE TABLE handover_item (
  org_id BIGINT NOT NULL, handover_id BIGINT NOT NULL, item_no BIGINT NOT NULL,
  work TEXT NOT NULL, record_id BIGINT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (org_id, handover_id, item_no));
CREATE INDEX handover_item_moved ON handover_item (org_id, handover_id, item_no)
  WHERE state = 'moved';
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::handover
