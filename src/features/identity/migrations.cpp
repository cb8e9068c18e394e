// Tables of identity beyond storage's own org and login.
#include "features/identity/feature.hpp"

namespace zhuli::identity {

namespace {

constexpr storage::Migration kMigrations[] = {{"identity", 1, R"sql(
-- distributed
CREATE TABLE app_user (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, email TEXT NOT NULL,
  name TEXT NOT NULL, team_id BIGINT NOT NULL, roles TEXT NOT NULL, locale TEXT NOT NULL,
  state TEXT NOT NULL, password_hash TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX app_user_email ON app_user (org_id, email);
CREATE INDEX app_user_name ON app_user (org_id, name, id);
CREATE INDEX app_user_team ON app_user (org_id, team_id, id);
CREATE INDEX app_user_state ON app_user (org_id, state, name, id);
CREATE INDEX app_user_created ON app_user (org_id, created_at, id);
-- distributed
CREATE TABLE team (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
  parent_id BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX team_name ON team (org_id, name, id);
CREATE INDEX team_parent ON team (org_id, parent_id, name, id);
CREATE INDEX team_created ON team (org_id, created_at, id);
-- distributed
CREATE TABLE token (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
  access TEXT NOT NULL, name TEXT NOT NULL, agent TEXT NOT NULL, address TEXT NOT NULL,
  user_id BIGINT NOT NULL, secret_hash TEXT NOT NULL,
  csrf_token TEXT NOT NULL, expires_at BIGINT NOT NULL, revoked_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX token_secret ON token (org_id, secret_hash);
CREATE INDEX token_user ON token (org_id, user_id, kind, id) WHERE revoked_at = 0;
-- distributed
CREATE TABLE preference (
  org_id BIGINT NOT NULL, user_id BIGINT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (org_id, user_id, key));
-- distributed
CREATE TABLE work_calendar (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  week TEXT NOT NULL, days TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX work_calendar_one ON work_calendar (org_id);
-- reference
CREATE TABLE sign_in_attempt (
  email TEXT NOT NULL PRIMARY KEY, failed BIGINT NOT NULL, since_at BIGINT NOT NULL);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::identity
