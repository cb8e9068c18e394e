// Tables of the case library.
#include "features/cases/feature.hpp"

namespace zhuli::cases {

namespace {

constexpr storage::Migration kMigrations[] = {{"cases", 1, R"sql(
-- distributed
CREATE TABLE ticket_case (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, ticket_id BIGINT NOT NULL,
  kind TEXT NOT NULL, cause TEXT NOT NULL, product_id BIGINT NOT NULL, title TEXT NOT NULL,
  symptom TEXT NOT NULL, finding TEXT NOT NULL, remedy TEXT NOT NULL, prevention TEXT NOT NULL,
  owner_id BIGINT NOT NULL, edited_by BIGINT NOT NULL, state TEXT NOT NULL, remark TEXT NOT NULL,
  reviewed_by BIGINT NOT NULL, published_at BIGINT NOT NULL, review_on TEXT NOT NULL,
  remind_on TEXT NOT NULL, used_count BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX ticket_case_ticket ON ticket_case (org_id, ticket_id, created_at, id);
CREATE INDEX ticket_case_kind ON ticket_case (org_id, kind, state, used_count, id);
CREATE INDEX ticket_case_cause ON ticket_case (org_id, cause, used_count, id);
CREATE INDEX ticket_case_product ON ticket_case (org_id, product_id, state, used_count, id);
CREATE INDEX ticket_case_owner ON ticket_case (org_id, owner_id, created_at, id);
CREATE INDEX ticket_case_state ON ticket_case (org_id, state, used_count, id);
CREATE INDEX ticket_case_review ON ticket_case (org_id, state, review_on, id);
CREATE INDEX ticket_case_review_on ON ticket_case (org_id, review_on, id);
CREATE INDEX ticket_case_remind ON ticket_case (org_id, remind_on, id);
CREATE INDEX ticket_case_used ON ticket_case (org_id, used_count, id);
CREATE INDEX ticket_case_published ON ticket_case (org_id, published_at, id);
CREATE INDEX ticket_case_created ON ticket_case (org_id, created_at, id);
-- distributed
CREATE TABLE case_term (
  org_id BIGINT NOT NULL, case_id BIGINT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (org_id, case_id, value));
CREATE INDEX case_term_value ON case_term (org_id, value, case_id);
-- distributed
CREATE TABLE case_match (
  org_id BIGINT NOT NULL, ticket_id BIGINT NOT NULL, case_id BIGINT NOT NULL,
  offered_at BIGINT NOT NULL, used_at BIGINT NOT NULL, used_by BIGINT NOT NULL,
  PRIMARY KEY (org_id, ticket_id, case_id));
CREATE INDEX case_match_case ON case_match (org_id, case_id, used_at);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::cases
