// Tables of resolutions. Replacements are a list in the row: a letter is written as a whole.
#include "features/resolutions/feature.hpp"

namespace zhuli::resolutions {

namespace {

constexpr storage::Migration kMigrations[] = {{"resolutions", 1, R"sql(
-- distributed
CREATE TABLE resolution (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  ticket_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL, state TEXT NOT NULL, what_happened TEXT NOT NULL,
  what_was_done TEXT NOT NULL, prevention TEXT NOT NULL, compensation TEXT NOT NULL,
  amount_minor BIGINT NOT NULL, order_id BIGINT NOT NULL, lines TEXT NOT NULL,
  voucher_days BIGINT NOT NULL, approval_id BIGINT NOT NULL, sent_at BIGINT NOT NULL,
  sent_by BIGINT NOT NULL, valid_until_at BIGINT NOT NULL, first_opened_at BIGINT NOT NULL,
  answered_at BIGINT NOT NULL, answered_by TEXT NOT NULL, answer_words TEXT NOT NULL,
  answered_by_link BIGINT NOT NULL, cause TEXT NOT NULL, booked_on TEXT NOT NULL,
  given_order_id BIGINT NOT NULL, voucher_id BIGINT NOT NULL, created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX resolution_ticket ON resolution (org_id, ticket_id, id);
CREATE INDEX resolution_customer ON resolution (org_id, customer_id, id);
CREATE INDEX resolution_booked ON resolution (org_id, booked_on, cause) WHERE booked_on <> '';
-- distributed
CREATE TABLE resolution_link (
  org_id BIGINT NOT NULL, hash TEXT NOT NULL, resolution_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, hash));
CREATE UNIQUE INDEX resolution_link_of ON resolution_link (org_id, resolution_id);
-- distributed
CREATE TABLE voucher (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  resolution_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL, valid_until TEXT NOT NULL, state TEXT NOT NULL,
  order_id BIGINT NOT NULL, used_at BIGINT NOT NULL, created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX voucher_number ON voucher (org_id, number);
CREATE INDEX voucher_customer ON voucher (org_id, customer_id, id);
)sql"},
                                              {"resolutions", 2, R"sql(
ALTER TABLE resolution ADD COLUMN blocked_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE resolution ADD COLUMN blocked_by TEXT NOT NULL DEFAULT '';
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::resolutions
