// Tables of duplicates: pairs, merges with the journal of what they moved, and how far the scan is.
#include "features/duplicates/feature.hpp"

namespace zhuli::duplicates {

namespace {

constexpr storage::Migration kMigrations[] = {{"duplicates", 1, R"sql(
-- distributed
CREATE TABLE duplicate_pair (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  first_id BIGINT NOT NULL, second_id BIGINT NOT NULL, score BIGINT NOT NULL,
  level TEXT NOT NULL, reasons TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
  decided_by BIGINT NOT NULL, decided_at BIGINT NOT NULL, merge_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL, other_owner_id BIGINT NOT NULL, found_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX duplicate_pair_two ON duplicate_pair (org_id, first_id, second_id);
CREATE INDEX duplicate_pair_second ON duplicate_pair (org_id, second_id, id);
CREATE INDEX duplicate_pair_queue ON duplicate_pair (org_id, state, score, id);
CREATE INDEX duplicate_pair_level ON duplicate_pair (org_id, level, state, score, id);
CREATE INDEX duplicate_pair_score ON duplicate_pair (org_id, score, id);
CREATE INDEX duplicate_pair_owner ON duplicate_pair (org_id, owner_id, state, score, id);
CREATE INDEX duplicate_pair_created ON duplicate_pair (org_id, created_at, id);
CREATE INDEX duplicate_pair_found ON duplicate_pair (org_id, found_at, id) WHERE state = 'open';
CREATE INDEX duplicate_pair_merge ON duplicate_pair (org_id, merge_id) WHERE merge_id <> 0;
-- distributed
CREATE TABLE customer_merge (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  winner_id BIGINT NOT NULL, loser_id BIGINT NOT NULL, state TEXT NOT NULL, fields TEXT NOT NULL,
  rows_count BIGINT NOT NULL, after_seq BIGINT NOT NULL, merged_by BIGINT NOT NULL,
  undone_by BIGINT NOT NULL, undone_at BIGINT NOT NULL, kept TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX customer_merge_one ON customer_merge (org_id, loser_id) WHERE state = 'done';
CREATE INDEX customer_merge_loser ON customer_merge (org_id, loser_id, id);
CREATE INDEX customer_merge_winner ON customer_merge (org_id, winner_id, id);
-- distributed
CREATE TABLE customer_merge_item (
  org_id BIGINT NOT NULL, merge_id BIGINT NOT NULL, table_name TEXT NOT NULL,
  record_id BIGINT NOT NULL,
  PRIMARY KEY (org_id, merge_id, table_name, record_id));
-- distributed
CREATE TABLE duplicate_scan (
  org_id BIGINT NOT NULL PRIMARY KEY, requested_at BIGINT NOT NULL, started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL, full_on TEXT NOT NULL, customers_count BIGINT NOT NULL,
  pairs_count BIGINT NOT NULL);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::duplicates
