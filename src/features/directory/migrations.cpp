// Tables of the directory: platforms, accounts, a sign-in that is under way over there, runs with
// what they read and the changes they found.
#include "features/directory/feature.hpp"

namespace zhuli::directory {

namespace {

constexpr storage::Migration kMigrations[] = {{"directory", 1, R"sql(
-- distributed
CREATE TABLE platform (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
  app_id TEXT NOT NULL, agent_id TEXT NOT NULL, secret TEXT NOT NULL, home_url TEXT NOT NULL,
  sign_in_url TEXT NOT NULL, api_url TEXT NOT NULL, directory_url TEXT NOT NULL,
  sign_in_allowed BIGINT NOT NULL, sync_daily BIGINT NOT NULL, sync_minute BIGINT NOT NULL,
  apply_alone BIGINT NOT NULL, leavers_percent BIGINT NOT NULL, default_role TEXT NOT NULL,
  email_domain TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX platform_kind ON platform (org_id, kind);
CREATE INDEX platform_created ON platform (org_id, created_at, id);
-- distributed
CREATE TABLE platform_account (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  platform_id BIGINT NOT NULL, external_id TEXT NOT NULL, name TEXT NOT NULL,
  mobile TEXT NOT NULL, email TEXT NOT NULL, user_id BIGINT NOT NULL, bound TEXT NOT NULL,
  state TEXT NOT NULL, signed_in_at BIGINT NOT NULL, left_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX platform_account_external
  ON platform_account (org_id, platform_id, external_id);
CREATE UNIQUE INDEX platform_account_bound ON platform_account (org_id, platform_id, user_id)
  WHERE user_id <> 0;
CREATE INDEX platform_account_name ON platform_account (org_id, name, id);
CREATE INDEX platform_account_created ON platform_account (org_id, created_at, id);
CREATE INDEX platform_account_platform ON platform_account (org_id, platform_id, created_at, id);
CREATE INDEX platform_account_user ON platform_account (org_id, user_id, created_at, id);
CREATE INDEX platform_account_state ON platform_account (org_id, state, created_at, id);
-- distributed, by key
CREATE TABLE platform_token (
  org_id BIGINT NOT NULL, platform_id BIGINT NOT NULL, token TEXT NOT NULL,
  ends_at BIGINT NOT NULL, PRIMARY KEY (org_id, platform_id));
-- distributed, by key
CREATE TABLE platform_start (
  org_id BIGINT NOT NULL, state_hash TEXT NOT NULL, platform_id BIGINT NOT NULL,
  browser_hash TEXT NOT NULL, verifier TEXT NOT NULL, user_id BIGINT NOT NULL,
  ends_at BIGINT NOT NULL, PRIMARY KEY (org_id, state_hash));
CREATE INDEX platform_start_end ON platform_start (org_id, ends_at);
-- distributed
CREATE TABLE platform_team (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  platform_id BIGINT NOT NULL, external_id TEXT NOT NULL, team_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX platform_team_external ON platform_team (org_id, platform_id, external_id);
-- distributed
CREATE TABLE directory_run (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  platform_id BIGINT NOT NULL, state TEXT NOT NULL, automatic BIGINT NOT NULL,
  started_by BIGINT NOT NULL, problem TEXT NOT NULL, department_count BIGINT NOT NULL,
  person_count BIGINT NOT NULL, change_count BIGINT NOT NULL, conflict_count BIGINT NOT NULL,
  leaver_count BIGINT NOT NULL, applied_count BIGINT NOT NULL, skipped_count BIGINT NOT NULL,
  undone_count BIGINT NOT NULL, kept_count BIGINT NOT NULL, tries BIGINT NOT NULL,
  page TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX directory_run_under_way ON directory_run (org_id, platform_id)
  WHERE state IN ('reading', 'applying', 'undoing');
CREATE INDEX directory_run_created ON directory_run (org_id, created_at, id);
CREATE INDEX directory_run_platform ON directory_run (org_id, platform_id, created_at, id);
CREATE INDEX directory_run_state ON directory_run (org_id, state, created_at, id);
-- distributed, by key
CREATE TABLE directory_department (
  org_id BIGINT NOT NULL, run_id BIGINT NOT NULL, external_id TEXT NOT NULL,
  place_no BIGINT NOT NULL, parent_id TEXT NOT NULL, name TEXT NOT NULL,
  units_read BIGINT NOT NULL, people_read BIGINT NOT NULL,
  PRIMARY KEY (org_id, run_id, external_id));
CREATE INDEX directory_department_next
  ON directory_department (org_id, run_id, units_read, place_no, external_id)
  WHERE people_read = 0;
-- distributed, by key
CREATE TABLE directory_person (
  org_id BIGINT NOT NULL, run_id BIGINT NOT NULL, external_id TEXT NOT NULL,
  name TEXT NOT NULL, mobile TEXT NOT NULL, email TEXT NOT NULL, department_id TEXT NOT NULL,
  gone BIGINT NOT NULL, PRIMARY KEY (org_id, run_id, external_id));
-- distributed
CREATE TABLE directory_change (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, run_id BIGINT NOT NULL, change_no BIGINT NOT NULL,
  kind TEXT NOT NULL, reason TEXT NOT NULL, chosen BIGINT NOT NULL, state TEXT NOT NULL,
  why TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT NOT NULL, old_name TEXT NOT NULL,
  mobile TEXT NOT NULL, email TEXT NOT NULL, parent_id TEXT NOT NULL, parent_name TEXT NOT NULL,
  user_id BIGINT NOT NULL, team_id BIGINT NOT NULL, old_team_id BIGINT NOT NULL,
  version_after BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX directory_change_no ON directory_change (org_id, run_id, change_no);
CREATE INDEX directory_change_run ON directory_change (org_id, run_id, change_no, id);
CREATE INDEX directory_change_kind ON directory_change (org_id, kind, run_id, change_no, id);
CREATE INDEX directory_change_state ON directory_change (org_id, state, run_id, change_no, id);
CREATE INDEX directory_change_order ON directory_change (org_id, change_no, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::directory
