// Storage's own tables.
#include "storage/migrations.hpp"

namespace zhuli::storage {

namespace {

constexpr Migration kMigrations[] = {{"storage", 1, R"sql(
-- reference
CREATE TABLE org (
  id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, currency TEXT NOT NULL,
  timezone TEXT NOT NULL, created_at BIGINT NOT NULL, settings TEXT NOT NULL);
-- reference
CREATE TABLE login (
  email TEXT NOT NULL, org_id BIGINT NOT NULL, user_id BIGINT NOT NULL,
  PRIMARY KEY (email, org_id));
-- reference
CREATE TABLE node (
  id BIGINT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, expires_at BIGINT NOT NULL,
  used_ms BIGINT NOT NULL);
-- distributed
CREATE TABLE audit (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, entity TEXT NOT NULL, entity_id BIGINT NOT NULL,
  version BIGINT NOT NULL, at BIGINT NOT NULL, actor_id BIGINT NOT NULL, path TEXT NOT NULL,
  changes TEXT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX audit_entity ON audit (org_id, entity_id, version);
-- distributed
CREATE TABLE event (
  org_id BIGINT NOT NULL, seq BIGINT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL,
  entity_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, at BIGINT NOT NULL,
  actor_id BIGINT NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (org_id, seq));
CREATE INDEX event_customer ON event (org_id, customer_id, seq) WHERE customer_id <> 0;
-- distributed, by key
CREATE TABLE event_counter (org_id BIGINT NOT NULL PRIMARY KEY, last BIGINT NOT NULL);
-- distributed, by key
CREATE TABLE consumer (
  org_id BIGINT NOT NULL, name TEXT NOT NULL, position BIGINT NOT NULL,
  lease_owner TEXT NOT NULL, lease_until BIGINT NOT NULL, PRIMARY KEY (org_id, name));
-- distributed
CREATE TABLE job (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, subject_id BIGINT NOT NULL,
  payload TEXT NOT NULL, state TEXT NOT NULL, run_at BIGINT NOT NULL, attempts BIGINT NOT NULL,
  lease_owner TEXT NOT NULL, lease_until BIGINT NOT NULL, done_count BIGINT NOT NULL,
  total_count BIGINT NOT NULL, problem TEXT NOT NULL, actor_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX job_due ON job (org_id, run_at, id) WHERE state = 'waiting';
CREATE INDEX job_leased ON job (org_id, lease_until, id) WHERE state = 'running';
CREATE INDEX job_running ON job (org_id, kind, subject_id) WHERE state = 'running';
CREATE UNIQUE INDEX job_once ON job (org_id, kind, subject_id)
  WHERE state = 'waiting';
CREATE INDEX job_ended ON job (org_id, updated_at, id) WHERE state IN ('done', 'dead');
-- distributed
CREATE TABLE idempotency (
  org_id BIGINT NOT NULL, user_id BIGINT NOT NULL, route TEXT NOT NULL, key TEXT NOT NULL,
  body_hash TEXT NOT NULL, status BIGINT NOT NULL, body TEXT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, user_id, route, key));
CREATE INDEX idempotency_age ON idempotency (org_id, created_at);
-- distributed, by key
CREATE TABLE doc_number (
  org_id BIGINT NOT NULL, prefix TEXT NOT NULL, day TEXT NOT NULL, last BIGINT NOT NULL,
  PRIMARY KEY (org_id, prefix, day));
-- distributed
CREATE TABLE search_entry (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, entity TEXT NOT NULL, title TEXT NOT NULL,
  subtitle TEXT NOT NULL, owner_id BIGINT NOT NULL, PRIMARY KEY (org_id, id));
-- distributed
CREATE TABLE search_document (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, tokens TEXT NOT NULL, PRIMARY KEY (org_id, id));
-- distributed
CREATE TABLE note_entry (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, entity TEXT NOT NULL, customer_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL, tokens TEXT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX note_entry_customer ON note_entry (org_id, customer_id, owner_id, id);
-- sqlite:
CREATE VIRTUAL TABLE search_fts_note USING fts5(
  tokens, content='', tokenize='ascii', detail=none, columnsize=0);
CREATE VIRTUAL TABLE search_fts USING fts5(
  tokens, content='', tokenize='ascii', detail=none, columnsize=0);
INSERT INTO search_fts (search_fts, rank) VALUES ('hashsize', 8388608);
-- end
-- postgres:
CREATE INDEX search_tokens ON search_document
  USING GIN (array_to_tsvector(string_to_array(tokens, ' ')));
CREATE INDEX note_tokens ON note_entry
  USING GIN (array_to_tsvector(string_to_array(LTRIM(tokens || ' u' || CAST(owner_id AS TEXT)
  || ' o' || CAST(org_id AS TEXT)), ' ')));
-- end
)sql"}};

}  // namespace

std::span<const Migration> core_migrations() { return kMigrations; }

}  // namespace zhuli::storage
