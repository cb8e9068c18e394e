// Tables of complaints by mail.
#include "features/mailboxes/feature.hpp"

namespace zhuli::mailboxes {

namespace {

constexpr storage::Migration kMigrations[] = {{"mailboxes", 1, R"sql(
-- distributed
CREATE TABLE mailbox (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
  email TEXT NOT NULL, active BIGINT NOT NULL, host TEXT NOT NULL, port BIGINT NOT NULL,
  security TEXT NOT NULL, account TEXT NOT NULL, password TEXT NOT NULL, folder TEXT NOT NULL,
  owner_id BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX mailbox_name ON mailbox (org_id, name, id);
CREATE INDEX mailbox_created ON mailbox (org_id, created_at, id);
-- distributed, by key
CREATE TABLE mailbox_reading (
  org_id BIGINT NOT NULL, mailbox_id BIGINT NOT NULL, era BIGINT NOT NULL,
  uid_validity BIGINT NOT NULL, last_uid BIGINT NOT NULL, begins_at BIGINT NOT NULL,
  looked_at BIGINT NOT NULL, succeeded_at BIGINT NOT NULL, failed_at BIGINT NOT NULL,
  fault TEXT NOT NULL, why TEXT NOT NULL,
  tries BIGINT NOT NULL, next_at BIGINT NOT NULL, trying_uid BIGINT NOT NULL,
  trying_count BIGINT NOT NULL, PRIMARY KEY (org_id, mailbox_id));
-- distributed
CREATE TABLE mail (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, mailbox_id BIGINT NOT NULL,
  era BIGINT NOT NULL, uid_validity BIGINT NOT NULL, uid BIGINT NOT NULL, mail_key TEXT NOT NULL,
  message_id TEXT NOT NULL, ticket_id BIGINT NOT NULL, record_id BIGINT NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL, from_address TEXT NOT NULL, from_name TEXT NOT NULL,
  subject TEXT NOT NULL, words TEXT NOT NULL, left_out TEXT NOT NULL, files_kept BIGINT NOT NULL,
  decided_by BIGINT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX mail_place ON mail (org_id, mailbox_id, era, uid_validity, uid);
CREATE UNIQUE INDEX mail_once ON mail (org_id, mail_key);
CREATE INDEX mail_message ON mail (org_id, message_id);
CREATE INDEX mail_ticket ON mail (org_id, ticket_id, id);
CREATE INDEX mail_sender ON mail (org_id, from_address, created_at);
CREATE INDEX mail_state ON mail (org_id, state, created_at, id);
CREATE INDEX mail_mailbox ON mail (org_id, mailbox_id, created_at, id);
CREATE INDEX mail_created ON mail (org_id, created_at, id);
-- distributed, by key
CREATE TABLE mail_thread (
  org_id BIGINT NOT NULL, ticket_id BIGINT NOT NULL, mailbox_id BIGINT NOT NULL,
  tag TEXT NOT NULL, PRIMARY KEY (org_id, ticket_id));
CREATE UNIQUE INDEX mail_thread_tag ON mail_thread (org_id, tag);
-- distributed
CREATE TABLE mail_reply (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, ticket_id BIGINT NOT NULL,
  record_id BIGINT NOT NULL, mailbox_id BIGINT NOT NULL, to_address TEXT NOT NULL,
  to_name TEXT NOT NULL, message_id TEXT NOT NULL, answers TEXT NOT NULL, state TEXT NOT NULL,
  tries BIGINT NOT NULL, why TEXT NOT NULL, send_at BIGINT NOT NULL, sent_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX mail_reply_once ON mail_reply (org_id, record_id);
CREATE INDEX mail_reply_message ON mail_reply (org_id, message_id);
CREATE INDEX mail_reply_ticket ON mail_reply (org_id, ticket_id, id);
)sql"},
                                              {"mailboxes", 2, R"sql(
ALTER TABLE mailbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'none';
ALTER TABLE mail ADD COLUMN again BIGINT NOT NULL DEFAULT 0;
CREATE INDEX mail_again ON mail (org_id, mailbox_id, id) WHERE again = 1;
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::mailboxes
