// Tables of purchasing.
#include "features/purchasing/store.hpp"

namespace zhuli::purchasing {

namespace {

constexpr storage::Migration kMigrations[] = {{"purchasing", 1, R"sql(
-- distributed
CREATE TABLE supplier (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, code TEXT NOT NULL,
  name TEXT NOT NULL, contact_name TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL,
  active BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX supplier_code ON supplier (org_id, code);
CREATE INDEX supplier_created ON supplier (org_id, created_at, id);
CREATE INDEX supplier_active ON supplier (org_id, active, created_at, id);
-- distributed
CREATE TABLE reorder_rule (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, product_id BIGINT NOT NULL,
  supplier_id BIGINT NOT NULL, warehouse_id BIGINT NOT NULL, min_stock BIGINT NOT NULL,
  max_stock BIGINT NOT NULL, lead_days BIGINT NOT NULL, multiple BIGINT NOT NULL,
  service_percent BIGINT NOT NULL, price_e4 BIGINT NOT NULL, active BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX reorder_rule_product ON reorder_rule (org_id, product_id);
CREATE INDEX reorder_rule_supplier ON reorder_rule (org_id, supplier_id, created_at, id);
CREATE INDEX reorder_rule_active ON reorder_rule (org_id, active, created_at, id);
CREATE INDEX reorder_rule_created ON reorder_rule (org_id, created_at, id);
-- distributed
CREATE TABLE purchase_request (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  product_id BIGINT NOT NULL, product_code TEXT NOT NULL, product_name TEXT NOT NULL,
  supplier_id BIGINT NOT NULL, warehouse_id BIGINT NOT NULL, quantity BIGINT NOT NULL,
  price_e4 BIGINT NOT NULL, needed_on TEXT NOT NULL, automatic BIGINT NOT NULL,
  grounds TEXT NOT NULL, cover_days BIGINT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
  order_id BIGINT NOT NULL, settled_by BIGINT NOT NULL, settled_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX purchase_request_number ON purchase_request (org_id, number);
CREATE UNIQUE INDEX purchase_request_open ON purchase_request (org_id, product_id)
  WHERE state = 'open';
CREATE INDEX purchase_request_product ON purchase_request (org_id, product_id, created_at, id);
CREATE INDEX purchase_request_state ON purchase_request (org_id, state, created_at, id);
CREATE INDEX purchase_request_cover ON purchase_request (org_id, cover_days, id);
CREATE INDEX purchase_request_created ON purchase_request (org_id, created_at, id);
-- distributed
CREATE TABLE purchase_order (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  supplier_id BIGINT NOT NULL, supplier_name TEXT NOT NULL, warehouse_id BIGINT NOT NULL,
  expected_on TEXT NOT NULL, state TEXT NOT NULL, amount_minor BIGINT NOT NULL,
  note TEXT NOT NULL, reason TEXT NOT NULL, buyer_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX purchase_order_number ON purchase_order (org_id, number);
CREATE INDEX purchase_order_supplier ON purchase_order (org_id, supplier_id, created_at, id);
CREATE INDEX purchase_order_state ON purchase_order (org_id, state, created_at, id);
CREATE INDEX purchase_order_expected ON purchase_order (org_id, expected_on, id);
CREATE INDEX purchase_order_created ON purchase_order (org_id, created_at, id);
-- distributed
CREATE TABLE purchase_order_line (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, order_id BIGINT NOT NULL, line_no BIGINT NOT NULL,
  product_id BIGINT NOT NULL, product_code TEXT NOT NULL, product_name TEXT NOT NULL,
  quantity BIGINT NOT NULL, price_e4 BIGINT NOT NULL, amount_minor BIGINT NOT NULL,
  received BIGINT NOT NULL, CHECK (0 <= received AND received <= quantity),
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX purchase_order_line_order ON purchase_order_line (org_id, order_id, line_no);
CREATE INDEX purchase_order_line_product ON purchase_order_line (org_id, product_id, order_id);
-- distributed
CREATE TABLE goods_receipt (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, order_id BIGINT NOT NULL,
  note TEXT NOT NULL, actor_id BIGINT NOT NULL, received_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX goods_receipt_number ON goods_receipt (org_id, number);
CREATE INDEX goods_receipt_order ON goods_receipt (org_id, order_id, id);
-- distributed
CREATE TABLE goods_receipt_line (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, receipt_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL, order_line_id BIGINT NOT NULL, product_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX goods_receipt_line_order ON goods_receipt_line (org_id, order_id, id);
)sql"},
                                              {"purchasing", 2, R"sql(
CREATE INDEX purchase_order_under_way ON purchase_order (org_id, expected_on, id)
  WHERE state IN ('sent', 'confirmed', 'partly_received');
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::purchasing
