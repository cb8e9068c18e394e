// Tables of price lists.
#include "features/price_lists/store.hpp"

namespace zhuli::price_lists {

namespace {

constexpr storage::Migration kMigrations[] = {{"price_lists", 1, R"sql(
-- distributed
CREATE TABLE price_list (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  name TEXT NOT NULL, audience TEXT NOT NULL, tier TEXT NOT NULL, customer_id BIGINT NOT NULL,
  valid_from TEXT NOT NULL, valid_until TEXT NOT NULL, active BIGINT NOT NULL,
  note TEXT NOT NULL, line_count BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX price_list_name ON price_list (org_id, name, id);
CREATE INDEX price_list_audience ON price_list (org_id, audience, valid_from, id);
CREATE INDEX price_list_shared ON price_list (org_id, audience, tier, valid_from, id)
  WHERE active = 1 AND customer_id = 0;
CREATE INDEX price_list_customer ON price_list (org_id, customer_id, valid_from, id);
CREATE INDEX price_list_valid ON price_list (org_id, valid_from, id);
CREATE INDEX price_list_active ON price_list (org_id, active, valid_from, id);
CREATE INDEX price_list_created ON price_list (org_id, created_at, id);
-- distributed
CREATE TABLE price_list_line (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, price_list_id BIGINT NOT NULL,
  line_no BIGINT NOT NULL, product_id BIGINT NOT NULL, from_quantity BIGINT NOT NULL,
  unit_price_e4 BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX price_list_line_once
  ON price_list_line (org_id, price_list_id, product_id, from_quantity);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::price_lists
