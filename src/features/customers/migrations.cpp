// Tables of the customers capability.
#include "features/customers/feature.hpp"

namespace zhuli::customers {

namespace {

constexpr storage::Migration kMigrations[] = {{"customers", 1, R"sql(
-- distributed
CREATE TABLE customer (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  code TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, short_name TEXT NOT NULL,
  credit_code TEXT NOT NULL, status TEXT NOT NULL, status_reason TEXT NOT NULL,
  tier TEXT NOT NULL,
  contact_name TEXT NOT NULL, contact_title TEXT NOT NULL, phone TEXT NOT NULL,
  email TEXT NOT NULL, wechat TEXT NOT NULL, contacts TEXT NOT NULL, region TEXT NOT NULL,
  address TEXT NOT NULL, industry TEXT NOT NULL, source TEXT NOT NULL, owner_id BIGINT NOT NULL,
  credit_limit_minor BIGINT NOT NULL, tags TEXT NOT NULL, note TEXT NOT NULL,
  external_no TEXT NOT NULL, last_contact_at BIGINT NOT NULL, next_contact_on TEXT NOT NULL,
  archived BIGINT NOT NULL, archive_reason TEXT NOT NULL, merged_into BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX customer_code ON customer (org_id, code);
CREATE UNIQUE INDEX customer_external ON customer (org_id, source, external_no)
  WHERE external_no <> '';
CREATE INDEX customer_created ON customer (org_id, created_at, id);
CREATE INDEX customer_updated ON customer (org_id, updated_at, id);
CREATE INDEX customer_name ON customer (org_id, name, id);
CREATE INDEX customer_owner ON customer (org_id, owner_id, created_at, id);
CREATE INDEX customer_next ON customer (org_id, owner_id, next_contact_on, id);
CREATE INDEX customer_next_all ON customer (org_id, next_contact_on, id);
CREATE INDEX customer_contact ON customer (org_id, last_contact_at, id);
CREATE INDEX customer_status ON customer (org_id, status, created_at, id);
CREATE INDEX customer_tier ON customer (org_id, tier, created_at, id);
CREATE INDEX customer_tier_order ON customer (org_id, tier, id);
CREATE INDEX customer_merged ON customer (org_id, merged_into, id) WHERE merged_into <> 0;
CREATE INDEX customer_archived ON customer (org_id, archived, id);
CREATE INDEX customer_kind ON customer (org_id, kind, created_at, id);
CREATE INDEX customer_region ON customer (org_id, region, created_at, id);
-- distributed, by key
CREATE TABLE customer_key (
  org_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (org_id, customer_id, kind, value));
CREATE INDEX customer_key_value ON customer_key (org_id, kind, value, customer_id);
-- distributed
CREATE TABLE customer_apart (
  org_id BIGINT NOT NULL, first_id BIGINT NOT NULL, second_id BIGINT NOT NULL,
  PRIMARY KEY (org_id, first_id, second_id));
CREATE INDEX customer_apart_second ON customer_apart (org_id, second_id);
-- distributed
CREATE TABLE interaction (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, channel TEXT NOT NULL, words TEXT NOT NULL,
  happened_at BIGINT NOT NULL, author_id BIGINT NOT NULL, from_customer BIGINT NOT NULL,
  next_contact_on TEXT NOT NULL,
  withdrawn BIGINT NOT NULL, wrong_number BIGINT NOT NULL, number TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX interaction_customer ON interaction (org_id, customer_id, happened_at, id);
CREATE INDEX interaction_begun ON interaction (org_id, customer_id, happened_at)
  WHERE from_customer = 1;
CREATE INDEX interaction_wrong ON interaction (org_id, customer_id, happened_at)
  WHERE wrong_number = 1;
CREATE INDEX interaction_author ON interaction (org_id, author_id, happened_at);
-- distributed
CREATE TABLE duplicate_check (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, user_id BIGINT NOT NULL, at BIGINT NOT NULL,
  asked TEXT NOT NULL, found TEXT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX duplicate_check_user ON duplicate_check (org_id, user_id, at);
)sql"},
                                              {"customers", 2, R"sql(
ALTER TABLE customer ADD COLUMN credit_days BIGINT NOT NULL DEFAULT 0;
)sql"},
                                              {"customers", 3, R"sql(
ALTER TABLE customer ADD COLUMN addresses TEXT NOT NULL DEFAULT '[]';
ALTER TABLE customer ADD COLUMN buys TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN price_sensitivity TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE customer ADD COLUMN delivery_window TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN invoice_title TEXT NOT NULL DEFAULT '';
ALTER TABLE interaction ADD COLUMN spoke_with TEXT NOT NULL DEFAULT '';
)sql"},
                                              {"customers", 4, R"sql(
CREATE INDEX customer_industry ON customer (org_id, industry, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::customers
