// Tables of knowledge.
#include "features/knowledge/feature.hpp"

namespace zhuli::knowledge {

namespace {

constexpr storage::Migration kMigrations[] = {{"knowledge", 1, R"sql(
-- distributed
CREATE TABLE knowledge_card (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
  product_id BIGINT NOT NULL, line_id BIGINT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL,
  concern TEXT NOT NULL, segment TEXT NOT NULL, parameter TEXT NOT NULL,
  value_pattern TEXT NOT NULL, advantage TEXT NOT NULL, benefit TEXT NOT NULL,
  proof TEXT NOT NULL, demonstration TEXT NOT NULL, competitor TEXT NOT NULL,
  price_low_e4 BIGINT NOT NULL, price_high_e4 BIGINT NOT NULL, strengths TEXT NOT NULL,
  weaknesses TEXT NOT NULL, comparisons TEXT NOT NULL, return_days BIGINT NOT NULL,
  warranty_months BIGINT NOT NULL, free_services TEXT NOT NULL, source TEXT NOT NULL,
  valid_until TEXT NOT NULL, expires_on TEXT NOT NULL, remind_on TEXT NOT NULL,
  owner_id BIGINT NOT NULL, archived BIGINT NOT NULL, archive_reason TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX knowledge_card_about ON knowledge_card (org_id, product_id, line_id, archived, id);
CREATE INDEX knowledge_card_product ON knowledge_card (org_id, product_id, updated_at, id);
CREATE INDEX knowledge_card_line ON knowledge_card (org_id, line_id, updated_at, id);
CREATE INDEX knowledge_card_kind ON knowledge_card (org_id, kind, archived, updated_at, id);
CREATE INDEX knowledge_card_concern ON knowledge_card (org_id, concern, updated_at, id);
CREATE INDEX knowledge_card_owner ON knowledge_card (org_id, owner_id, expires_on, id);
CREATE INDEX knowledge_card_archived ON knowledge_card (org_id, archived, updated_at, id);
CREATE INDEX knowledge_card_expires ON knowledge_card (org_id, expires_on, id);
CREATE INDEX knowledge_card_remind ON knowledge_card (org_id, remind_on, id);
CREATE INDEX knowledge_card_created ON knowledge_card (org_id, created_at, id);
CREATE INDEX knowledge_card_updated ON knowledge_card (org_id, updated_at, id);
-- distributed
CREATE TABLE script (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, root_id BIGINT NOT NULL,
  revision_no BIGINT NOT NULL, scene TEXT NOT NULL, step_no BIGINT NOT NULL,
  title TEXT NOT NULL, words TEXT NOT NULL, concern TEXT NOT NULL, product_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL, source TEXT NOT NULL, valid_until TEXT NOT NULL,
  remind_on TEXT NOT NULL, owner_id BIGINT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
  approved_by BIGINT NOT NULL, approved_at BIGINT NOT NULL, end_reason TEXT NOT NULL,
  used_count BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX script_revision ON script (org_id, root_id, revision_no);
CREATE INDEX script_root ON script (org_id, root_id, created_at, id);
CREATE INDEX script_about ON script (org_id, product_id, line_id, state, used_count, id);
CREATE INDEX script_line ON script (org_id, line_id, used_count, id);
CREATE INDEX script_state ON script (org_id, state, used_count, id);
CREATE INDEX script_scene ON script (org_id, scene, state, used_count, id);
CREATE INDEX script_owner ON script (org_id, owner_id, state, created_at, id);
CREATE INDEX script_valid ON script (org_id, valid_until, id);
CREATE INDEX script_used ON script (org_id, used_count, id);
CREATE INDEX script_remind ON script (org_id, remind_on, id);
CREATE INDEX script_created ON script (org_id, created_at, id);
CREATE INDEX script_updated ON script (org_id, updated_at, id);
-- distributed
CREATE TABLE script_use (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, root_id BIGINT NOT NULL, script_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL, used_at BIGINT NOT NULL, undone BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX script_use_root ON script_use (org_id, root_id, user_id, id);
)sql"},
                                              {"knowledge", 2, R"sql(
ALTER TABLE knowledge_card ADD COLUMN case_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE script ADD COLUMN case_id BIGINT NOT NULL DEFAULT 0;
CREATE INDEX knowledge_card_case ON knowledge_card (org_id, case_id, updated_at, id);
CREATE INDEX script_case ON script (org_id, case_id, used_count, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::knowledge
