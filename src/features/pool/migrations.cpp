// Tables of the public pool.
#include "features/pool/feature.hpp"

namespace zhuli::pool {

namespace {

constexpr storage::Migration kMigrations[] = {{"pool", 1, R"sql(
-- distributed
CREATE TABLE pool (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
  position BIGINT NOT NULL, active BIGINT NOT NULL, member_ids TEXT NOT NULL,
  team_ids TEXT NOT NULL, manager_ids TEXT NOT NULL, rules TEXT NOT NULL,
  warn_days BIGINT NOT NULL, cool_down_days BIGINT NOT NULL, daily_claims BIGINT NOT NULL,
  person_limit BIGINT NOT NULL, team_limit BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX pool_name ON pool (org_id, name);
CREATE INDEX pool_position ON pool (org_id, position, id);
-- distributed
CREATE TABLE pool_customer (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, pool_id BIGINT NOT NULL,
  last_pool_id BIGINT NOT NULL, entry TEXT NOT NULL, cause TEXT NOT NULL, reason TEXT NOT NULL,
  entered_at BIGINT NOT NULL, previous_owner_id BIGINT NOT NULL, cool_until TEXT NOT NULL,
  taken_by BIGINT NOT NULL, taken_at BIGINT NOT NULL, exempt_until TEXT NOT NULL,
  exempt_reason TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  name TEXT NOT NULL DEFAULT '', tier TEXT NOT NULL DEFAULT 'c', region TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id));
CREATE INDEX pool_customer_pool ON pool_customer (org_id, pool_id, entered_at, id);
CREATE INDEX pool_customer_entered ON pool_customer (org_id, entered_at, id);
CREATE INDEX pool_customer_name ON pool_customer (org_id, name, id);
CREATE INDEX pool_customer_tier ON pool_customer (org_id, tier, entered_at, id);
CREATE INDEX pool_customer_region ON pool_customer (org_id, region, entered_at, id);
CREATE INDEX pool_customer_pool_name ON pool_customer (org_id, pool_id, name, id);
CREATE INDEX pool_customer_pool_tier ON pool_customer (org_id, pool_id, tier, entered_at, id);
-- distributed, by key
CREATE TABLE pool_watch (
  org_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  owned_since TEXT NOT NULL, last_order_on TEXT NOT NULL, last_opportunity_on TEXT NOT NULL,
  pool_id BIGINT NOT NULL, cause TEXT NOT NULL, since_on TEXT NOT NULL, recycle_on TEXT NOT NULL,
  warned_for TEXT NOT NULL, look_on TEXT NOT NULL, rules_no BIGINT NOT NULL,
  PRIMARY KEY (org_id, customer_id));
CREATE INDEX pool_watch_look ON pool_watch (org_id, look_on, customer_id) WHERE look_on <> '';
CREATE INDEX pool_watch_owner ON pool_watch (org_id, owner_id, recycle_on, customer_id);
CREATE INDEX pool_watch_rules ON pool_watch (org_id, rules_no, customer_id);
-- distributed, by key
CREATE TABLE pool_turn (
  org_id BIGINT NOT NULL, subject_id BIGINT NOT NULL, pool_id BIGINT NOT NULL, day TEXT NOT NULL,
  claims_count BIGINT NOT NULL, PRIMARY KEY (org_id, subject_id, pool_id, day));
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::pool
