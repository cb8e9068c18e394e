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
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::sub_requests
