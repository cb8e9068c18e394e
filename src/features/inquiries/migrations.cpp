// Tables of the inquiries capability.
#include "features/inquiries/feature.hpp"

namespace zhuli::inquiries {

namespace {

constexpr storage::Migration kMigrations[] = {{"inquiries", 1, R"sql(
-- distributed
CREATE TABLE inquiry (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  channel TEXT NOT NULL, source TEXT NOT NULL, customer_id BIGINT NOT NULL, name TEXT NOT NULL,
  contact_name TEXT NOT NULL, phone TEXT NOT NULL, wechat TEXT NOT NULL, email TEXT NOT NULL,
  product_id BIGINT NOT NULL, interest TEXT NOT NULL, words TEXT NOT NULL,
  owner_id BIGINT NOT NULL, received_at BIGINT NOT NULL, received_on TEXT NOT NULL,
  target_minutes BIGINT NOT NULL, warn_at BIGINT NOT NULL, due_at BIGINT NOT NULL,
  warned BIGINT NOT NULL, breached BIGINT NOT NULL, likelihood BIGINT NOT NULL,
  first_responded_at BIGINT NOT NULL,
  taken_minutes BIGINT NOT NULL, answered_by BIGINT NOT NULL, state TEXT NOT NULL,
  lost_reason TEXT NOT NULL, invalid_reason TEXT NOT NULL, outcome_words TEXT NOT NULL,
  closed_at BIGINT NOT NULL, order_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  ring_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, id));
CREATE INDEX inquiry_received ON inquiry (org_id, received_at, id);
CREATE INDEX inquiry_received_on ON inquiry (org_id, received_on, id);
CREATE INDEX inquiry_due ON inquiry (org_id, due_at, id);
CREATE INDEX inquiry_state ON inquiry (org_id, state, due_at, id);
CREATE INDEX inquiry_owner ON inquiry (org_id, owner_id, state, due_at, id);
CREATE INDEX inquiry_owner_received ON inquiry (org_id, owner_id, received_at, id);
CREATE INDEX inquiry_customer ON inquiry (org_id, customer_id, received_at, id);
CREATE INDEX inquiry_channel ON inquiry (org_id, channel, received_at, id);
CREATE INDEX inquiry_source ON inquiry (org_id, source, received_at, id);
CREATE INDEX inquiry_product ON inquiry (org_id, product_id, received_at, id);
CREATE INDEX inquiry_order ON inquiry (org_id, order_id, id);
CREATE INDEX inquiry_breached ON inquiry (org_id, breached, received_at, id);
CREATE INDEX inquiry_likelihood ON inquiry (org_id, likelihood, id);
CREATE INDEX inquiry_lost ON inquiry (org_id, lost_reason, received_at, id);
CREATE INDEX inquiry_ring ON inquiry (org_id, ring_at, id) WHERE ring_at > 0;
-- distributed
CREATE TABLE inquiry_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  phone_minutes BIGINT NOT NULL, wechat_minutes BIGINT NOT NULL, visit_minutes BIGINT NOT NULL,
  email_minutes BIGINT NOT NULL, warn_percent BIGINT NOT NULL, questions TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX inquiry_settings_one ON inquiry_settings (org_id);
-- distributed
CREATE TABLE need (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, inquiry_id BIGINT NOT NULL, root_id BIGINT NOT NULL,
  revision_no BIGINT NOT NULL, author_id BIGINT NOT NULL, answers TEXT NOT NULL,
  words TEXT NOT NULL, mood TEXT NOT NULL, read_back TEXT NOT NULL, state TEXT NOT NULL,
  confirmed_by TEXT NOT NULL, confirmed_how TEXT NOT NULL, confirmed_words TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL, confirmed_to BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX need_customer ON need (org_id, customer_id, created_at, id);
CREATE INDEX need_inquiry ON need (org_id, inquiry_id, created_at, id);
CREATE UNIQUE INDEX need_revision ON need (org_id, root_id, revision_no);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::inquiries
