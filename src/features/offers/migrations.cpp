// Tables of segments and offers.
#include "features/offers/feature.hpp"

namespace zhuli::offers {

namespace {

constexpr storage::Migration kMigrations[] = {{"offers", 1, R"sql(
-- distributed
CREATE TABLE segment (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
  filter TEXT NOT NULL, owner_id BIGINT NOT NULL, archived BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX segment_created ON segment (org_id, created_at, id);
CREATE INDEX segment_owner ON segment (org_id, owner_id, created_at, id);
CREATE INDEX segment_archived ON segment (org_id, archived, created_at, id);
-- distributed
CREATE TABLE offer (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, title TEXT NOT NULL,
  words TEXT NOT NULL, channel TEXT NOT NULL, segment_id BIGINT NOT NULL,
  valid_until TEXT NOT NULL, order_days BIGINT NOT NULL, state TEXT NOT NULL,
  owner_id BIGINT NOT NULL, sent_at BIGINT NOT NULL, created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX offer_created ON offer (org_id, created_at, id);
CREATE INDEX offer_owner ON offer (org_id, owner_id, created_at, id);
CREATE INDEX offer_state ON offer (org_id, state, created_at, id);
-- distributed, by key
CREATE TABLE offer_run (
  org_id BIGINT NOT NULL, offer_id BIGINT NOT NULL, cursor_id BIGINT NOT NULL,
  frozen BIGINT NOT NULL, link_root TEXT NOT NULL, owners TEXT NOT NULL, filter TEXT NOT NULL,
  left_out BIGINT NOT NULL, waiting BIGINT NOT NULL, sent BIGINT NOT NULL, failed BIGINT NOT NULL,
  opened BIGINT NOT NULL, answered BIGINT NOT NULL, unsubscribed BIGINT NOT NULL,
  ordered BIGINT NOT NULL, PRIMARY KEY (org_id, offer_id));
-- distributed
CREATE TABLE offer_recipient (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, offer_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, owner_id BIGINT NOT NULL, state TEXT NOT NULL,
  reason TEXT NOT NULL, tries BIGINT NOT NULL, why TEXT NOT NULL, send_at BIGINT NOT NULL,
  sent_at BIGINT NOT NULL, opened BIGINT NOT NULL, first_opened_at BIGINT NOT NULL,
  last_opened_at BIGINT NOT NULL, open_count BIGINT NOT NULL, answer TEXT NOT NULL,
  words TEXT NOT NULL, answered_at BIGINT NOT NULL, unsubscribed BIGINT NOT NULL,
  plan_id BIGINT NOT NULL, ordered BIGINT NOT NULL, order_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX offer_recipient_created ON offer_recipient (org_id, created_at, id);
CREATE INDEX offer_recipient_offer ON offer_recipient (org_id, offer_id, created_at, id);
CREATE INDEX offer_recipient_waiting ON offer_recipient (org_id, offer_id, state, send_at, id);
CREATE INDEX offer_recipient_state ON offer_recipient (org_id, state, created_at, id);
CREATE INDEX offer_recipient_opened ON offer_recipient (org_id, opened, created_at, id);
CREATE INDEX offer_recipient_answer ON offer_recipient (org_id, answer, created_at, id);
CREATE INDEX offer_recipient_away ON offer_recipient (org_id, unsubscribed, created_at, id);
CREATE INDEX offer_recipient_ordered ON offer_recipient (org_id, ordered, created_at, id);
CREATE INDEX offer_recipient_order ON offer_recipient (org_id, order_id, id) WHERE order_id <> 0;
CREATE INDEX offer_recipient_customer ON offer_recipient (org_id, customer_id, id);
CREATE INDEX offer_recipient_owner ON offer_recipient (org_id, owner_id, created_at, id);
-- distributed
CREATE TABLE offer_link (
  org_id BIGINT NOT NULL, hash TEXT NOT NULL, recipient_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (org_id, hash));
-- distributed
CREATE TABLE consent (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, author_id BIGINT NOT NULL,
  recipient_id BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX consent_customer ON consent (org_id, customer_id, kind, created_at, id);
)sql"}};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace zhuli::offers
