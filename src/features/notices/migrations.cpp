// Tables of notices. A notice is told once for each person, kind, record and due time.
#include "features/notices/feature.hpp"

namespace zhuli::notices {

namespace {

constexpr storage::Migration kMigrations[] = {{"notices", 1, R"sql(
-- distributed
CREATE TABLE notice (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, user_id BIGINT NOT NULL, kind TEXT NOT NULL,
  entity TEXT NOT NULL, entity_id BIGINT NOT NULL, customer_id BIGINT NOT NULL,
  due_at BIGINT NOT NULL, urgent BIGINT NOT NULL, words TEXT NOT NULL,
  at BIGINT NOT NULL, read_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX notice_once ON notice (org_id, user_id, kind, entity_id, due_at);
CREATE INDEX notice_customer ON notice (org_id, customer_id, id);
CREATE INDEX notice_user ON notice (org_id, user_id, id);
CREATE INDEX notice_unread ON notice (org_id, user_id, id) WHERE read_at = 0;
CREATE INDEX notice_about ON notice (org_id, entity_id) WHERE read_at = 0;
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::notices
