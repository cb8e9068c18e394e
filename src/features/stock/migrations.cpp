// Tables of stock.
#include "features/stock/store.hpp"

namespace zhuli::stock {

namespace {

constexpr storage::Migration kMigrations[] = {{"stock", 1, R"sql(
-- distributed
CREATE TABLE warehouse (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX warehouse_code ON warehouse (org_id, code);
CREATE INDEX warehouse_name ON warehouse (org_id, name, id);
CREATE INDEX warehouse_created ON warehouse (org_id, created_at, id);
-- distributed, by key
CREATE TABLE stock_balance (
  org_id BIGINT NOT NULL, product_id BIGINT NOT NULL, warehouse_id BIGINT NOT NULL,
  on_hand BIGINT NOT NULL, reserved BIGINT NOT NULL,
  CHECK (0 <= reserved AND reserved <= on_hand),
  PRIMARY KEY (org_id, product_id, warehouse_id));
-- distributed
CREATE TABLE stock_move (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  product_id BIGINT NOT NULL, warehouse_id BIGINT NOT NULL, quantity BIGINT NOT NULL,
  reason TEXT NOT NULL, order_id BIGINT NOT NULL, note TEXT NOT NULL, actor_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX stock_move_product ON stock_move (org_id, product_id, created_at, id);
CREATE INDEX stock_move_warehouse ON stock_move (org_id, warehouse_id, created_at, id);
CREATE INDEX stock_move_reason ON stock_move (org_id, reason, created_at, id);
CREATE INDEX stock_move_opening ON stock_move (org_id, product_id, warehouse_id, id)
  WHERE reason = 'opening';
CREATE INDEX stock_move_order ON stock_move (org_id, order_id, id);
CREATE INDEX stock_move_created ON stock_move (org_id, created_at, id);
-- distributed
CREATE TABLE reservation (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, order_id BIGINT NOT NULL,
  order_line_id BIGINT NOT NULL, product_id BIGINT NOT NULL, warehouse_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL, expires_at BIGINT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX reservation_order ON reservation (org_id, order_id, state, id);
CREATE INDEX reservation_product ON reservation (org_id, product_id, warehouse_id)
  WHERE state = 'open';
CREATE INDEX reservation_expiry ON reservation (org_id, expires_at, id) WHERE state = 'open';
-- distributed, by key
CREATE TABLE stock_supply (
  org_id BIGINT NOT NULL, source_id BIGINT NOT NULL, product_id BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL, quantity BIGINT NOT NULL, expected_on TEXT NOT NULL,
  CHECK (quantity > 0), PRIMARY KEY (org_id, source_id));
CREATE INDEX stock_supply_product ON stock_supply (org_id, product_id, expected_on, source_id);
-- distributed, by key
CREATE TABLE stock_wait (
  org_id BIGINT NOT NULL, order_line_id BIGINT NOT NULL, order_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL, quantity BIGINT NOT NULL, promised_on TEXT NOT NULL,
  since_at BIGINT NOT NULL, CHECK (quantity > 0), PRIMARY KEY (org_id, order_line_id));
CREATE INDEX stock_wait_product ON stock_wait (org_id, product_id, promised_on, since_at);
CREATE INDEX stock_wait_order ON stock_wait (org_id, order_id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::stock
