// Tables of complaints by the public form.
#include "features/intake/feature.hpp"

namespace zhuli::intake {

namespace {

constexpr storage::Migration kMigrations[] = {{"intake", 1, R"sql(
-- distributed
CREATE TABLE ticket_intake (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, ticket_id BIGINT NOT NULL,
  name TEXT NOT NULL, phone TEXT NOT NULL, order_no TEXT NOT NULL, matched_by TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX ticket_intake_ticket ON ticket_intake (org_id, ticket_id);
CREATE INDEX ticket_intake_created ON ticket_intake (org_id, created_at, id);
CREATE INDEX ticket_intake_phone ON ticket_intake (org_id, phone, created_at, id);
-- distributed
CREATE TABLE intake_link (
  org_id BIGINT NOT NULL, hash TEXT NOT NULL, intake_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, hash));
-- distributed
CREATE TABLE intake_form (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, open BIGINT NOT NULL,
  token TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX intake_form_one ON intake_form (org_id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::intake
