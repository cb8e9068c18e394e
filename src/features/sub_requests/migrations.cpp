// Tables of sub-requests.
#include "features/sub_requests/feature.hpp"

namespace zhuli::sub_requests {

namespace {

constexpr storage::Migration kMigrations[] = {{"sub_requests", 1, R"sql(
-- distributed
CREATE TABLE sub_request (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  ticket_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  department TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL, minutes BIGINT NOT NULL,
  asked_at BIGINT NOT NULL, due_at BIGINT NOT NULL, state TEXT NOT NULL, warned BIGINT NOT NULL,
  breached BIGINT NOT NULL, answer TEXT NOT NULL, answered_by BIGINT NOT NULL,
  answered_at BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  ring_at BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (org_id, id));
CREATE INDEX sub_request_ticket ON sub_request (org_id, ticket_id, due_at, id);
CREATE INDEX sub_request_customer ON sub_request (org_id, customer_id, id);
CREATE INDEX sub_request_owner ON sub_request (org_id, owner_id, due_at, id);
CREATE INDEX sub_request_department ON sub_request (org_id, department, state, due_at, id);
CREATE INDEX sub_request_state ON sub_request (org_id, state, due_at, id);
CREATE INDEX sub_request_breached ON sub_request (org_id, breached, due_at, id);
CREATE INDEX sub_request_due ON sub_request (org_id, due_at, id);
CREATE INDEX sub_request_ring ON sub_request (org_id, ring_at, id) WHERE ring_at > 0;
-- distributed
CREATE TABLE sub_request_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, templates TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX sub_request_settings_one ON sub_request_settings (org_id);
)sql"},
                                              {"sub_requests", 2, R"sql(
-- distributed, by key
CREATE TABLE sub_request_clock (
  org_id BIGINT NOT NULL, request_id BIGINT NOT NULL, step BIGINT NOT NULL, act TEXT NOT NULL,
  at BIGINT NOT NULL, noted_at BIGINT NOT NULL, minutes BIGINT NOT NULL,
  warn_minutes BIGINT NOT NULL, elapsed_ms BIGINT NOT NULL, actor_id BIGINT NOT NULL,
  PRIMARY KEY (org_id, request_id, step));
-- Requests from before, as far as their rows say how their clocks went. When one warned stands
-- nowhere but as the last change of what is open still, and was by its end at the latest.
INSERT INTO sub_request_clock (org_id, request_id, step, act, at, noted_at, minutes, warn_minutes,
  elapsed_ms, actor_id)
SELECT org_id, id, 1, 'started', asked_at, asked_at, minutes, minutes * 70 / 100, -1, owner_id
FROM sub_request;
INSERT INTO sub_request_clock (org_id, request_id, step, act, at, noted_at, minutes, warn_minutes,
  elapsed_ms, actor_id)
SELECT org_id, id, 2, 'warned', CASE WHEN updated_at < due_at THEN updated_at ELSE due_at END,
  CASE WHEN updated_at < due_at THEN updated_at ELSE due_at END, 0, 0, -1, 0
FROM sub_request WHERE warned = 1;
INSERT INTO sub_request_clock (org_id, request_id, step, act, at, noted_at, minutes, warn_minutes,
  elapsed_ms, actor_id)
SELECT org_id, id, 3, 'breached', due_at, due_at, 0, 0, -1, 0 FROM sub_request WHERE breached = 1;
INSERT INTO sub_request_clock (org_id, request_id, step, act, at, noted_at, minutes, warn_minutes,
  elapsed_ms, actor_id)
SELECT org_id, id, 4, 'stopped', CASE WHEN state = 'answered' THEN answered_at ELSE updated_at END,
  CASE WHEN state = 'answered' THEN answered_at ELSE updated_at END, minutes, minutes * 70 / 100,
  -1, answered_by
FROM sub_request WHERE state <> 'open';
)sql"},
                                              {"sub_requests", 3, R"sql(
-- What is under way goes on as it began: it is told to nobody above.
ALTER TABLE sub_request ADD COLUMN escalated BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sub_request_clock ADD COLUMN escalate_minutes BIGINT NOT NULL DEFAULT -1;
-- distributed
CREATE TABLE sub_request_rung (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, request_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL, department TEXT NOT NULL, act TEXT NOT NULL, due_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX sub_request_rung_whom ON sub_request_rung (org_id, person_id, department, act, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::sub_requests
