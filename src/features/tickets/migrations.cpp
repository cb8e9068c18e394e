// Tables of the tickets capability.
#include "features/tickets/feature.hpp"

namespace zhuli::tickets {

namespace {

constexpr storage::Migration kMigrations[] = {{"tickets", 1, R"sql(
-- distributed
CREATE TABLE ticket (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  number TEXT NOT NULL, channel TEXT NOT NULL, customer_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL, order_line_id BIGINT NOT NULL, shipment_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL, kind TEXT NOT NULL,
  severity TEXT NOT NULL, owner_id BIGINT NOT NULL, entered_by BIGINT NOT NULL,
  opened_at BIGINT NOT NULL, opened_on TEXT NOT NULL, stage TEXT NOT NULL, paused BIGINT NOT NULL,
  due_clock TEXT NOT NULL, warn_at BIGINT NOT NULL, due_at BIGINT NOT NULL,
  breached BIGINT NOT NULL, classified_at BIGINT NOT NULL, replied_at BIGINT NOT NULL,
  cause TEXT NOT NULL, satisfaction BIGINT NOT NULL, reopened_count BIGINT NOT NULL,
  joined_to BIGINT NOT NULL, closed_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  ring_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, id));
CREATE INDEX ticket_opened ON ticket (org_id, opened_at, id);
CREATE INDEX ticket_opened_on ON ticket (org_id, opened_on, id);
CREATE INDEX ticket_due ON ticket (org_id, due_at, id);
CREATE INDEX ticket_stage ON ticket (org_id, stage, due_at, id);
CREATE INDEX ticket_owner ON ticket (org_id, owner_id, stage, due_at, id);
CREATE INDEX ticket_owner_opened ON ticket (org_id, owner_id, opened_at, id);
CREATE INDEX ticket_customer ON ticket (org_id, customer_id, opened_at, id);
CREATE INDEX ticket_order ON ticket (org_id, order_id, opened_at, id);
CREATE INDEX ticket_product ON ticket (org_id, product_id, opened_at, id);
CREATE INDEX ticket_channel ON ticket (org_id, channel, opened_at, id);
CREATE INDEX ticket_kind ON ticket (org_id, kind, opened_at, id);
CREATE INDEX ticket_severity ON ticket (org_id, severity, due_at, id);
CREATE INDEX ticket_cause ON ticket (org_id, cause, opened_at, id);
CREATE INDEX ticket_paused ON ticket (org_id, paused, due_at, id);
CREATE INDEX ticket_breached ON ticket (org_id, breached, opened_at, id);
CREATE INDEX ticket_ring ON ticket (org_id, ring_at, id) WHERE ring_at > 0;
-- distributed
CREATE TABLE ticket_record (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, ticket_id BIGINT NOT NULL, kind TEXT NOT NULL,
  stage TEXT NOT NULL, words TEXT NOT NULL, cause TEXT NOT NULL, satisfaction BIGINT NOT NULL,
  author_id BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX ticket_record_of ON ticket_record (org_id, ticket_id, id);
-- distributed
CREATE TABLE ticket_clock (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, ticket_id BIGINT NOT NULL, clock TEXT NOT NULL,
  act TEXT NOT NULL, at BIGINT NOT NULL, noted_at BIGINT NOT NULL, minutes BIGINT NOT NULL,
  warn_minutes BIGINT NOT NULL, escalate_minutes BIGINT NOT NULL, quiet BIGINT NOT NULL,
  actor_id BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX ticket_clock_of ON ticket_clock (org_id, ticket_id, id);
-- distributed
CREATE TABLE ticket_settings (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, policies TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX ticket_settings_one ON ticket_settings (org_id);
-- distributed
CREATE TABLE ticket_agent (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, user_id BIGINT NOT NULL,
  kinds TEXT NOT NULL, most_open BIGINT NOT NULL, available BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX ticket_agent_one ON ticket_agent (org_id, user_id);
)sql"},
                                              {"tickets", 2, R"sql(
-- distributed
CREATE TABLE ticket_model (
  org_id BIGINT NOT NULL, learned_at BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (org_id));
)sql"},
                                              {"tickets", 3, R"sql(
ALTER TABLE ticket ADD COLUMN open_requests BIGINT NOT NULL DEFAULT 0;
)sql"},
                                              {"tickets", 4, R"sql(
ALTER TABLE ticket_clock ADD COLUMN elapsed_ms BIGINT NOT NULL DEFAULT -1;
CREATE INDEX ticket_closed ON ticket (org_id, closed_at, id);
CREATE INDEX ticket_clock_stopped ON ticket_clock (org_id, at, id) WHERE act = 'stopped';
)sql"},
                                              {"tickets", 5, R"sql(
-- distributed
CREATE TABLE ticket_words (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, danger_words TEXT NOT NULL,
  standstill_words TEXT NOT NULL, many_words TEXT NOT NULL, wish_words TEXT NOT NULL,
  mail_kind TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX ticket_words_one ON ticket_words (org_id);
)sql"},
                                              {"tickets", 6, R"sql(
-- distributed
CREATE TABLE ticket_rung (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, ticket_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  act TEXT NOT NULL, clock TEXT NOT NULL, due_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX ticket_rung_owner ON ticket_rung (org_id, owner_id, act, id);
)sql"},
                                              {"tickets", 7, R"sql(
ALTER TABLE ticket ADD COLUMN seller_id BIGINT NOT NULL DEFAULT 0;
UPDATE ticket SET seller_id = COALESCE((SELECT c.owner_id FROM customer c
  WHERE c.org_id = ticket.org_id AND c.id = ticket.customer_id), 0);
CREATE INDEX ticket_seller ON ticket (org_id, seller_id, opened_at, id);
)sql"},
                                              {"tickets", 8, R"sql(
-- What a mail is mostly about is said by its mailbox.
ALTER TABLE ticket_words DROP COLUMN mail_kind;
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::tickets
