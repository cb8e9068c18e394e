// Tables of second confirmations.
#include "features/confirmations/feature.hpp"

namespace zhuli::confirmations {

namespace {

constexpr storage::Migration kMigrations[] = {{"confirmations", 1, R"sql(
-- distributed
CREATE TABLE order_confirmation (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, order_id BIGINT NOT NULL,
  terms_no BIGINT NOT NULL, terms_hash TEXT NOT NULL, author_id BIGINT NOT NULL,
  valid_until_at BIGINT NOT NULL, state TEXT NOT NULL, first_opened_at BIGINT NOT NULL,
  answered_at BIGINT NOT NULL, answered_by TEXT NOT NULL, words TEXT NOT NULL,
  corrections TEXT NOT NULL, settlement TEXT NOT NULL, settled_by BIGINT NOT NULL,
  settled_words TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX order_confirmation_order ON order_confirmation (org_id, order_id, created_at, id);
-- distributed
CREATE TABLE confirmation_link (
  org_id BIGINT NOT NULL, hash TEXT NOT NULL, confirmation_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, hash));
CREATE UNIQUE INDEX confirmation_link_of ON confirmation_link (org_id, confirmation_id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::confirmations
