// Tables of comments.
#include "features/comments/feature.hpp"

namespace zhuli::comments {

namespace {

constexpr storage::Migration kMigrations[] = {{"comments", 1, R"sql(
-- distributed
CREATE TABLE comment (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, entity TEXT NOT NULL,
  record_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, author_id BIGINT NOT NULL,
  words TEXT NOT NULL, mentions TEXT NOT NULL, removed BIGINT NOT NULL, edited_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX comment_record ON comment (org_id, record_id, id) WHERE record_id <> 0;
CREATE INDEX comment_customer ON comment (org_id, customer_id, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::comments
