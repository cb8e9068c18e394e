// Tables of the clean-up list.
#include "features/cleanup/feature.hpp"

namespace zhuli::cleanup {

namespace {

constexpr storage::Migration kMigrations[] = {{"cleanup", 1, R"sql(
-- distributed
CREATE TABLE flaw (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, customer_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
  severity TEXT NOT NULL, rank BIGINT NOT NULL, value TEXT NOT NULL, state TEXT NOT NULL,
  since_on TEXT NOT NULL, resolved_on TEXT NOT NULL, found_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX flaw_of ON flaw (org_id, customer_id, code);
CREATE INDEX flaw_queue ON flaw (org_id, state, rank, id);
CREATE INDEX flaw_owner ON flaw (org_id, owner_id, state, rank, id);
CREATE INDEX flaw_kind ON flaw (org_id, kind, state, rank, id);
CREATE INDEX flaw_code ON flaw (org_id, code, state, rank, id);
CREATE INDEX flaw_severity ON flaw (org_id, severity, state, found_at, id);
CREATE INDEX flaw_rank ON flaw (org_id, rank, id);
CREATE INDEX flaw_found ON flaw (org_id, found_at, id);
-- distributed
CREATE TABLE flaw_dismissal (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, stands BIGINT NOT NULL,
  reason TEXT NOT NULL, decided_by BIGINT NOT NULL, created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
-- distributed
CREATE TABLE completeness (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, owner_id BIGINT NOT NULL, kind TEXT NOT NULL,
  score BIGINT NOT NULL CHECK (score >= 0 AND score <= 100), missing TEXT NOT NULL,
  customer_version BIGINT NOT NULL, look_on TEXT NOT NULL, scan_no BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX completeness_score ON completeness (org_id, score, id);
CREATE INDEX completeness_owner ON completeness (org_id, owner_id, score, id);
CREATE INDEX completeness_kind ON completeness (org_id, kind, score, id);
CREATE INDEX completeness_updated ON completeness (org_id, updated_at, id);
CREATE INDEX completeness_look ON completeness (org_id, look_on, id) WHERE look_on <> '';
CREATE INDEX completeness_scan ON completeness (org_id, scan_no, id);
-- distributed, by key
CREATE TABLE completeness_sum (
  org_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  records_count BIGINT NOT NULL CHECK (records_count >= 0),
  score_sum BIGINT NOT NULL CHECK (score_sum >= 0), PRIMARY KEY (org_id, owner_id));
-- distributed, by key
CREATE TABLE flaw_sum (
  org_id BIGINT NOT NULL, owner_id BIGINT NOT NULL, code TEXT NOT NULL,
  open_count BIGINT NOT NULL CHECK (open_count >= 0), PRIMARY KEY (org_id, owner_id, code));
-- distributed, by key
CREATE TABLE flaw_day (
  org_id BIGINT NOT NULL, owner_id BIGINT NOT NULL, day TEXT NOT NULL,
  resolved_count BIGINT NOT NULL CHECK (resolved_count >= 0),
  PRIMARY KEY (org_id, owner_id, day));
CREATE INDEX flaw_day_day ON flaw_day (org_id, day, owner_id);
-- distributed
CREATE TABLE cleanup_scan (
  org_id BIGINT NOT NULL PRIMARY KEY, scan_no BIGINT NOT NULL, rules_no BIGINT NOT NULL,
  started_at BIGINT NOT NULL, finished_at BIGINT NOT NULL, looked_count BIGINT NOT NULL);
-- distributed
CREATE TABLE cleanup_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, company TEXT NOT NULL,
  person TEXT NOT NULL, empty_below BIGINT NOT NULL, stale_days BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX cleanup_settings_one ON cleanup_settings (org_id);
-- distributed
CREATE TABLE cleanup_fix (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
  reason TEXT NOT NULL, state TEXT NOT NULL, flaws_count BIGINT NOT NULL,
  customers_count BIGINT NOT NULL, made_by BIGINT NOT NULL, undone_by BIGINT NOT NULL,
  undone_at BIGINT NOT NULL, kept_count BIGINT NOT NULL, created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX cleanup_fix_maker ON cleanup_fix (org_id, made_by, created_at, id);
CREATE INDEX cleanup_fix_created ON cleanup_fix (org_id, created_at, id);
-- distributed, by key
CREATE TABLE cleanup_fix_item (
  org_id BIGINT NOT NULL, fix_id BIGINT NOT NULL, customer_id BIGINT NOT NULL,
  fields TEXT NOT NULL, PRIMARY KEY (org_id, fix_id, customer_id));
CREATE INDEX cleanup_fix_item_customer ON cleanup_fix_item (org_id, customer_id, fix_id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::cleanup
