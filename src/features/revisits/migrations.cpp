// Tables of revisits by link.
#include "features/revisits/feature.hpp"

namespace zhuli::revisits {

namespace {

constexpr storage::Migration kMigrations[] = {{"revisits", 1, R"sql(
-- distributed
CREATE TABLE revisit (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, ticket_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, author_id BIGINT NOT NULL, state TEXT NOT NULL,
  valid_until_at BIGINT NOT NULL, first_opened_at BIGINT NOT NULL, satisfaction BIGINT NOT NULL,
  words TEXT NOT NULL, answered_by TEXT NOT NULL, answered_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX revisit_ticket ON revisit (org_id, ticket_id, id);
CREATE INDEX revisit_customer ON revisit (org_id, customer_id, id);
-- distributed
CREATE TABLE revisit_link (
  org_id BIGINT NOT NULL, hash TEXT NOT NULL, revisit_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, hash));
CREATE UNIQUE INDEX revisit_link_of ON revisit_link (org_id, revisit_id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::revisits
