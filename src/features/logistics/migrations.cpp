// Tables of logistics.
#include "features/logistics/store.hpp"

namespace zhuli::logistics {

namespace {

constexpr storage::Migration kMigrations[] = {{"logistics", 1, R"sql(
-- distributed
CREATE TABLE dispatch (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, order_id BIGINT NOT NULL,
  order_number TEXT NOT NULL, customer_name TEXT NOT NULL, owner_id BIGINT NOT NULL,
  promised_on TEXT NOT NULL, waiting_since_on TEXT NOT NULL, tier TEXT NOT NULL,
  payment TEXT NOT NULL, state TEXT NOT NULL, in_queue BIGINT NOT NULL, picker_id BIGINT NOT NULL,
  picked TEXT NOT NULL, placed TEXT NOT NULL, placing_reason TEXT NOT NULL, rank BIGINT NOT NULL,
  at_risk BIGINT NOT NULL, risk_told BIGINT NOT NULL, risks TEXT NOT NULL,
  delivered_on TEXT NOT NULL, outcome TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX dispatch_order ON dispatch (org_id, order_id);
CREATE INDEX dispatch_order_list ON dispatch (org_id, order_id, id);
CREATE INDEX dispatch_queue ON dispatch (org_id, in_queue, rank, id);
CREATE INDEX dispatch_state ON dispatch (org_id, state, rank, id);
CREATE INDEX dispatch_owner ON dispatch (org_id, owner_id, rank, id);
CREATE INDEX dispatch_risk ON dispatch (org_id, at_risk, promised_on, id);
CREATE INDEX dispatch_outcome ON dispatch (org_id, outcome, promised_on, id);
CREATE INDEX dispatch_open ON dispatch (org_id, id) WHERE outcome = 'open';
CREATE INDEX dispatch_rank ON dispatch (org_id, rank, id);
CREATE INDEX dispatch_promised ON dispatch (org_id, promised_on, id);
CREATE INDEX dispatch_delivered ON dispatch (org_id, delivered_on, id);
CREATE INDEX dispatch_created ON dispatch (org_id, created_at, id);
-- distributed
CREATE TABLE logistics_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  day_points BIGINT NOT NULL, wait_points BIGINT NOT NULL, usual_days BIGINT NOT NULL,
  tier_a_points BIGINT NOT NULL, tier_b_points BIGINT NOT NULL, tier_c_points BIGINT NOT NULL,
  tier_d_points BIGINT NOT NULL, paid_points BIGINT NOT NULL, part_paid_points BIGINT NOT NULL,
  look_ahead_days BIGINT NOT NULL, pick_days BIGINT NOT NULL, silent_days BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX logistics_settings_one ON logistics_settings (org_id);
-- distributed
CREATE TABLE carrier (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
  phone TEXT NOT NULL, tracking_url TEXT NOT NULL, number_prefix TEXT NOT NULL,
  number_min BIGINT NOT NULL, number_max BIGINT NOT NULL, active BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX carrier_name ON carrier (org_id, name);
CREATE INDEX carrier_name_order ON carrier (org_id, name, id);
CREATE INDEX carrier_active ON carrier (org_id, active, name, id);
CREATE INDEX carrier_created ON carrier (org_id, created_at, id);
-- distributed
CREATE TABLE waybill (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, shipment_id BIGINT NOT NULL,
  shipment_number TEXT NOT NULL, order_id BIGINT NOT NULL, order_number TEXT NOT NULL,
  customer_name TEXT NOT NULL, owner_id BIGINT NOT NULL, promised_on TEXT NOT NULL,
  carrier_id BIGINT NOT NULL, carrier_name TEXT NOT NULL, tracking_no TEXT NOT NULL,
  package_count BIGINT NOT NULL, weight_g BIGINT NOT NULL, freight_minor BIGINT NOT NULL,
  expected_on TEXT NOT NULL, state TEXT NOT NULL, on_the_way BIGINT NOT NULL,
  shipped_at BIGINT NOT NULL, heard_at BIGINT NOT NULL, attempt_count BIGINT NOT NULL,
  delivered_at BIGINT NOT NULL, signed_by TEXT NOT NULL, proof_words TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX waybill_shipment ON waybill (org_id, shipment_id);
CREATE INDEX waybill_shipment_list ON waybill (org_id, shipment_id, id);
CREATE INDEX waybill_order ON waybill (org_id, order_id, shipment_id, id);
CREATE INDEX waybill_owner ON waybill (org_id, owner_id, shipped_at, id);
CREATE INDEX waybill_state ON waybill (org_id, state, shipped_at, id);
CREATE INDEX waybill_way ON waybill (org_id, on_the_way, shipped_at, id);
CREATE INDEX waybill_silent ON waybill (org_id, id) WHERE on_the_way = 1;
CREATE INDEX waybill_number ON waybill (org_id, tracking_no, shipped_at, id);
CREATE INDEX waybill_expected ON waybill (org_id, expected_on, id);
CREATE INDEX waybill_shipped ON waybill (org_id, shipped_at, id);
CREATE INDEX waybill_delivered ON waybill (org_id, delivered_at, id);
CREATE INDEX waybill_created ON waybill (org_id, created_at, id);
-- distributed
CREATE TABLE waybill_event (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, waybill_id BIGINT NOT NULL, kind TEXT NOT NULL,
  at BIGINT NOT NULL, words TEXT NOT NULL, actor_id BIGINT NOT NULL, created_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX waybill_event_waybill ON waybill_event (org_id, waybill_id, at, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::logistics
