// Tables of attachments.
#include "features/attachments/feature.hpp"

namespace zhuli::attachments {

namespace {

constexpr storage::Migration kMigrations[] = {{"attachments", 1, R"sql(
-- distributed
CREATE TABLE attachment (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, entity TEXT NOT NULL,
  record_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  byte_count BIGINT NOT NULL, content_hash TEXT NOT NULL, author_id BIGINT NOT NULL,
  archived BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX attachment_record ON attachment (org_id, record_id, archived, created_at DESC, id DESC)
  WHERE record_id <> 0;
CREATE INDEX attachment_customer ON attachment
  (org_id, customer_id, archived, created_at DESC, id DESC);
-- distributed
CREATE TABLE file_upload (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, user_id BIGINT NOT NULL, entity TEXT NOT NULL,
  record_id BIGINT NOT NULL, name TEXT NOT NULL, byte_count BIGINT NOT NULL,
  dropped BIGINT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX file_upload_created ON file_upload (org_id, created_at, id);
CREATE INDEX file_upload_user ON file_upload (org_id, user_id, id) WHERE dropped = 0;
CREATE INDEX file_upload_dropped ON file_upload (org_id, id) WHERE dropped = 1;
-- distributed
CREATE TABLE file_part (
  org_id BIGINT NOT NULL, upload_id BIGINT NOT NULL, part_no BIGINT NOT NULL,
  byte_count BIGINT NOT NULL, is_text BIGINT NOT NULL, hash TEXT NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (org_id, upload_id, part_no));
-- distributed
CREATE TABLE file_content (
  org_id BIGINT NOT NULL, hash TEXT NOT NULL, upload_id BIGINT NOT NULL,
  byte_count BIGINT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (org_id, hash));
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::attachments
