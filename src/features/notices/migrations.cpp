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
-- distributed, by key
CREATE TABLE notice_wish (
  org_id BIGINT NOT NULL, user_id BIGINT NOT NULL, mail TEXT NOT NULL,
  PRIMARY KEY (org_id, user_id));
-- distributed
CREATE TABLE mail_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, active BIGINT NOT NULL,
  host TEXT NOT NULL, port BIGINT NOT NULL, security TEXT NOT NULL, account TEXT NOT NULL,
  password TEXT NOT NULL, sender TEXT NOT NULL, sender_name TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX mail_settings_one ON mail_settings (org_id);
-- distributed
CREATE TABLE notice_bot (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, url TEXT NOT NULL, secret TEXT NOT NULL, active BIGINT NOT NULL,
  urgent_only BIGINT NOT NULL, language TEXT NOT NULL, team_id BIGINT NOT NULL,
  kinds TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX notice_bot_name ON notice_bot (org_id, name, id);
CREATE INDEX notice_bot_created ON notice_bot (org_id, created_at, id);
-- distributed
CREATE TABLE notice_post (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, channel TEXT NOT NULL, target_id BIGINT NOT NULL,
  notice_id BIGINT NOT NULL, once_key TEXT NOT NULL, state TEXT NOT NULL, tries BIGINT NOT NULL,
  why TEXT NOT NULL, send_at BIGINT NOT NULL, sent_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX notice_post_once ON notice_post (org_id, target_id, channel, once_key);
CREATE INDEX notice_post_waiting ON notice_post (org_id, target_id, send_at)
  WHERE state = 'waiting';
CREATE INDEX notice_post_sent ON notice_post (org_id, target_id, sent_at);
CREATE INDEX notice_post_state ON notice_post (org_id, state, created_at, id);
CREATE INDEX notice_post_target ON notice_post (org_id, target_id, created_at, id);
CREATE INDEX notice_post_created ON notice_post (org_id, created_at, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::notices
