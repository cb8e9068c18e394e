// Tables of the catalog.
#include "features/catalog/store.hpp"

namespace zhuli::catalog {

namespace {

constexpr storage::Migration kMigrations[] = {{"catalog", 1, R"sql(
-- distributed
CREATE TABLE product_line (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX product_line_code ON product_line (org_id, code);
CREATE INDEX product_line_name ON product_line (org_id, name, id);
CREATE INDEX product_line_created ON product_line (org_id, created_at, id);
-- distributed
CREATE TABLE product (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL, line_id BIGINT NOT NULL, unit TEXT NOT NULL,
  barcode TEXT NOT NULL, list_price_e4 BIGINT NOT NULL, floor_price_e4 BIGINT NOT NULL,
  cost_e4 BIGINT NOT NULL, on_shelf BIGINT NOT NULL, safety_stock BIGINT NOT NULL,
  spec TEXT NOT NULL, material TEXT NOT NULL, parameters TEXT NOT NULL,
  substitutes TEXT NOT NULL, external_no TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX product_code ON product (org_id, code);
CREATE INDEX product_name ON product (org_id, name, id);
CREATE INDEX product_line_of ON product (org_id, line_id, code, id);
CREATE INDEX product_barcode ON product (org_id, barcode, id);
CREATE UNIQUE INDEX product_barcode_once ON product (org_id, barcode) WHERE barcode <> '';
CREATE INDEX product_price ON product (org_id, list_price_e4, id);
CREATE INDEX product_shelf ON product (org_id, on_shelf, code, id);
CREATE INDEX product_safety ON product (org_id, safety_stock, id);
CREATE INDEX product_created ON product (org_id, created_at, id);
CREATE INDEX product_updated ON product (org_id, updated_at, id);
)sql"},
                                              {"catalog", 2, R"sql(
ALTER TABLE product ADD COLUMN substitute_claims TEXT NOT NULL DEFAULT '[]';
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::catalog
