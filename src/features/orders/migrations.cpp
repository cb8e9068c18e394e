// Tables of orders.
#include "features/orders/store.hpp"

namespace zhuli::orders {

namespace {

constexpr storage::Migration kMigrations[] = {{"orders", 1, R"sql(
-- distributed
CREATE TABLE sales_order (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  number TEXT NOT NULL, kind TEXT NOT NULL, customer_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL, owner_id BIGINT NOT NULL, team_id BIGINT NOT NULL,
  placed_on TEXT NOT NULL, promised_on TEXT NOT NULL, note TEXT NOT NULL,
  delivery_address TEXT NOT NULL, contact_name TEXT NOT NULL, contact_phone TEXT NOT NULL,
  policy TEXT NOT NULL, amount_minor BIGINT NOT NULL, paid_minor BIGINT NOT NULL,
  refunded_minor BIGINT NOT NULL, commercial TEXT NOT NULL, payment TEXT NOT NULL,
  fulfilment TEXT NOT NULL, lacking BIGINT NOT NULL,
  turn_role TEXT NOT NULL, turn_since_at BIGINT NOT NULL, confirmed_at BIGINT NOT NULL,
  confirmed_by TEXT NOT NULL, confirmed_words TEXT NOT NULL, terms_no BIGINT NOT NULL,
  terms_frozen BIGINT NOT NULL, confirmed_no BIGINT NOT NULL,
  corrected_no BIGINT NOT NULL, short_closed BIGINT NOT NULL,
  cancel_reason TEXT NOT NULL,
  approval_id BIGINT NOT NULL, after_approval TEXT NOT NULL, external_no TEXT NOT NULL,
  source TEXT NOT NULL, imported BIGINT NOT NULL, content_hash TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX sales_order_number ON sales_order (org_id, number, source);
CREATE UNIQUE INDEX sales_order_external ON sales_order (org_id, source, external_no)
  WHERE external_no <> '';
CREATE INDEX sales_order_number_order ON sales_order (org_id, number, id);
CREATE INDEX sales_order_external_no ON sales_order (org_id, external_no, id);
CREATE INDEX sales_order_customer ON sales_order (org_id, customer_id, placed_on, id);
CREATE INDEX sales_order_owner ON sales_order (org_id, owner_id, created_at, id);
CREATE INDEX sales_order_owner_turn ON sales_order (org_id, owner_id, turn_role, turn_since_at, id);
CREATE INDEX sales_order_turn ON sales_order (org_id, turn_role, turn_since_at, id);
CREATE INDEX sales_order_turn_since ON sales_order (org_id, turn_since_at, id);
CREATE INDEX sales_order_team ON sales_order (org_id, team_id, created_at, id);
CREATE INDEX sales_order_placed ON sales_order (org_id, placed_on, id);
CREATE INDEX sales_order_promised ON sales_order (org_id, promised_on, id);
CREATE INDEX sales_order_amount ON sales_order (org_id, amount_minor, id);
CREATE INDEX sales_order_commercial ON sales_order (org_id, commercial, created_at, id);
CREATE INDEX sales_order_payment ON sales_order (org_id, payment, created_at, id);
CREATE INDEX sales_order_fulfilment ON sales_order (org_id, fulfilment, created_at, id);
CREATE INDEX sales_order_kind ON sales_order (org_id, kind, created_at, id);
CREATE INDEX sales_order_talk ON sales_order (org_id, customer_id)
  WHERE commercial IN ('draft', 'approval', 'awaiting_customer');
CREATE INDEX sales_order_created ON sales_order (org_id, created_at, id);
CREATE INDEX sales_order_imported ON sales_order (org_id, imported, placed_on, id);
CREATE INDEX sales_order_open ON sales_order (org_id, customer_id, amount_minor, paid_minor)
  WHERE commercial = 'confirmed';
-- distributed
CREATE TABLE order_line (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, order_id BIGINT NOT NULL, line_no BIGINT NOT NULL,
  product_id BIGINT NOT NULL, product_code TEXT NOT NULL, product_name TEXT NOT NULL,
  product_line_id BIGINT NOT NULL, quantity BIGINT NOT NULL, unit_price_e4 BIGINT NOT NULL,
  list_price_e4 BIGINT NOT NULL, floor_price_e4 BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL, reserved BIGINT NOT NULL, shipped BIGINT NOT NULL,
  delivered BIGINT NOT NULL, backordered BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX order_line_order ON order_line (org_id, order_id, line_no);
-- distributed, by key
CREATE TABLE order_terms (
  org_id BIGINT NOT NULL, order_id BIGINT NOT NULL, terms_no BIGINT NOT NULL, terms TEXT NOT NULL,
  hash TEXT NOT NULL, frozen_at BIGINT NOT NULL, PRIMARY KEY (org_id, order_id, terms_no));
-- distributed
CREATE TABLE order_change (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, order_id BIGINT NOT NULL,
  state TEXT NOT NULL, author_id BIGINT NOT NULL, reason TEXT NOT NULL,
  amount_before_minor BIGINT NOT NULL, amount_after_minor BIGINT NOT NULL, lines TEXT NOT NULL,
  head TEXT NOT NULL, draft TEXT NOT NULL, approval_id BIGINT NOT NULL,
  refused_because TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX order_change_order ON order_change (org_id, order_id, created_at, id);
CREATE INDEX order_change_waiting ON order_change (org_id, order_id) WHERE state = 'waiting';
-- distributed
CREATE TABLE receipt (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, order_id BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL, method TEXT NOT NULL, received_on TEXT NOT NULL,
  note TEXT NOT NULL, actor_id BIGINT NOT NULL, created_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX receipt_number ON receipt (org_id, number);
CREATE INDEX receipt_order ON receipt (org_id, order_id, id);
-- distributed
CREATE TABLE shipment (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, order_id BIGINT NOT NULL,
  carrier TEXT NOT NULL, tracking_no TEXT NOT NULL, shipped_at BIGINT NOT NULL,
  delivered_at BIGINT NOT NULL, actor_id BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX shipment_number ON shipment (org_id, number);
CREATE INDEX shipment_order ON shipment (org_id, order_id, id);
-- distributed
CREATE TABLE shipment_line (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, shipment_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL, order_line_id BIGINT NOT NULL, product_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX shipment_line_order ON shipment_line (org_id, order_id, id);
-- distributed
CREATE TABLE sales_return (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  order_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  reason TEXT NOT NULL, state TEXT NOT NULL, amount_minor BIGINT NOT NULL,
  received_at BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX sales_return_number ON sales_return (org_id, number);
CREATE INDEX sales_return_customer ON sales_return (org_id, customer_id, id);
CREATE INDEX sales_return_order ON sales_return (org_id, order_id, id);
-- distributed
CREATE TABLE return_line (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, return_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL, order_line_id BIGINT NOT NULL, product_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL, amount_minor BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX return_line_order ON return_line (org_id, order_id, id);
)sql"},
                                              {"orders", 2, R"sql(
ALTER TABLE sales_order ADD COLUMN returned_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_return ADD COLUMN cause TEXT NOT NULL DEFAULT 'other';
ALTER TABLE sales_return ADD COLUMN wish TEXT NOT NULL DEFAULT 'refund';
ALTER TABLE sales_return ADD COLUMN decision_words TEXT NOT NULL DEFAULT '';
ALTER TABLE sales_return ADD COLUMN decided_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_return ADD COLUMN warehouse_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_return ADD COLUMN inspected_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_return ADD COLUMN credit_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_return ADD COLUMN settlement_words TEXT NOT NULL DEFAULT '';
ALTER TABLE sales_return ADD COLUMN settled_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_return ADD COLUMN exchange_order_id BIGINT NOT NULL DEFAULT 0;
CREATE INDEX sales_return_state ON sales_return (org_id, state, created_at, id);
CREATE INDEX sales_return_owner ON sales_return (org_id, owner_id, created_at, id);
CREATE INDEX sales_return_created ON sales_return (org_id, created_at, id);
CREATE INDEX sales_return_exchange ON sales_return (org_id, exchange_order_id)
  WHERE exchange_order_id <> 0;
ALTER TABLE return_line ADD COLUMN good BIGINT NOT NULL DEFAULT 0;
ALTER TABLE return_line ADD COLUMN damaged BIGINT NOT NULL DEFAULT 0;
ALTER TABLE return_line ADD COLUMN fate TEXT NOT NULL DEFAULT 'none';
ALTER TABLE return_line ADD COLUMN finding TEXT NOT NULL DEFAULT '';
UPDATE return_line SET good = quantity WHERE EXISTS (SELECT 1 FROM sales_return r
  WHERE r.org_id = return_line.org_id AND r.id = return_line.return_id AND r.state = 'received');
UPDATE sales_return SET state = 'closed', inspected_at = received_at WHERE state = 'received';
)sql"},
                                              {"orders", 3, R"sql(
ALTER TABLE sales_order ADD COLUMN pay_term TEXT NOT NULL DEFAULT 'on_delivery';
ALTER TABLE sales_order ADD COLUMN pay_value BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_order ADD COLUMN prepay_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_order ADD COLUMN released_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_order ADD COLUMN due_on TEXT NOT NULL DEFAULT '';
ALTER TABLE sales_order ADD COLUMN overdue_on TEXT NOT NULL DEFAULT '';
CREATE INDEX sales_order_pay_term ON sales_order (org_id, pay_term, created_at, id);
CREATE INDEX sales_order_due ON sales_order (org_id, due_on, id);
CREATE INDEX sales_order_overdue ON sales_order (org_id, overdue_on, id);
CREATE INDEX sales_order_falls_due ON sales_order (org_id, due_on, id)
  WHERE due_on <> '' AND overdue_on = '';
ALTER TABLE receipt ADD COLUMN kind TEXT NOT NULL DEFAULT 'payment';
UPDATE receipt SET kind = 'refund' WHERE amount_minor < 0;
-- distributed
CREATE TABLE instalment (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, order_id BIGINT NOT NULL, line_no BIGINT NOT NULL,
  due_when TEXT NOT NULL, days BIGINT NOT NULL, due_on TEXT NOT NULL, percent BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX instalment_order ON instalment (org_id, order_id, line_no);
-- distributed
CREATE TABLE payment_release (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, order_id BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL, reason TEXT NOT NULL, actor_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX payment_release_order ON payment_release (org_id, order_id, id);
)sql"},
                                              {"orders", 4, R"sql(
-- distributed
CREATE TABLE order_allowance (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, order_id BIGINT NOT NULL, document TEXT NOT NULL,
  amount_minor BIGINT NOT NULL, reason TEXT NOT NULL, actor_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX order_allowance_order ON order_allowance (org_id, order_id, id);
)sql"},
                                              {"orders", 5, R"sql(
ALTER TABLE shipment ADD COLUMN warehouse_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_return ADD COLUMN our_fault BIGINT NOT NULL DEFAULT 0;
UPDATE sales_return SET our_fault = 1
  WHERE cause IN ('quality', 'too_late', 'damaged_on_the_way', 'wrong_goods');
-- distributed
CREATE TABLE return_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, causes TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX return_settings_one ON return_settings (org_id);
)sql"},
                                              {"orders", 6, R"sql(
ALTER TABLE sales_order ADD COLUMN customer_ref TEXT NOT NULL DEFAULT '';
CREATE INDEX sales_order_ref ON sales_order (org_id, customer_ref, id);
CREATE INDEX sales_order_customer_ref ON sales_order (org_id, customer_id, UPPER(customer_ref))
  WHERE customer_ref <> '';
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::orders
