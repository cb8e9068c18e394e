#include "features/offers/store.hpp"

#include "core/value/compound.hpp"
#include "features/offers/store_matches.hpp"

namespace zhuli::offers {

namespace {

using storage::Sql;

constexpr Sql kKeepRun{"offers.keep_run",
                       "INSERT INTO offer_run (org_id, offer_id, cursor_id, frozen, link_root,"
                       " owners, filter, left_out, waiting, sent, failed, opened, answered,"
                       " unsubscribed, ordered) VALUES ($1, $2, 0, 0, $3, $4, $5,"
                       " 0, 0, 0, 0, 0, 0, 0, 0)"};
#define RUN                                                              \
    "SELECT cursor_id, frozen, link_root, owners, filter FROM offer_run" \
    " WHERE org_id = $1 AND offer_id = $2"
constexpr Sql kHoldRun{"offers.hold_run", RUN, RUN " FOR UPDATE"};
#undef RUN
constexpr Sql kMoveRun{"offers.move_run",
                       "UPDATE offer_run SET cursor_id = $3, frozen = $4 WHERE org_id = $1"
                       " AND offer_id = $2"};
constexpr Sql kTally{"offers.tally",
                     "SELECT left_out, waiting, sent, failed, opened, answered, unsubscribed,"
                     " ordered FROM offer_run WHERE org_id = $1 AND offer_id = $2"};
constexpr Sql kAddToTally{"offers.add_to_tally",
                          "UPDATE offer_run SET left_out = left_out + $3, waiting = waiting + $4,"
                          " sent = sent + $5, failed = failed + $6, opened = opened + $7,"
                          " answered = answered + $8, unsubscribed = unsubscribed + $9,"
                          " ordered = ordered + $10 WHERE org_id = $1 AND offer_id = $2"};

#define RECIPIENT                                                                     \
    "SELECT id, offer_id, customer_id, owner_id, state, reason, tries, why, send_at," \
    " sent_at, opened, first_opened_at, last_opened_at, open_count, answer, words,"   \
    " answered_at, unsubscribed, plan_id, ordered, order_id, created_at"              \
    " FROM offer_recipient WHERE org_id = $1"
constexpr Sql kKeepRecipient{
    "offers.keep_recipient",
    "INSERT INTO offer_recipient (org_id, id, offer_id, customer_id, owner_id, state, reason,"
    " tries, why, send_at, sent_at, opened, first_opened_at, last_opened_at, open_count, answer,"
    " words, answered_at, unsubscribed, plan_id, ordered, order_id, created_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '', $8, 0, 0, 0, 0, 0, 'none', '', 0, 0, 0, 0, 0,"
    " $9)"};
constexpr Sql kFind{"offers.find_recipient", RECIPIENT " AND id = $2"};
constexpr Sql kHold{"offers.hold_recipient", RECIPIENT " AND id = $2",
                    RECIPIENT " AND id = $2 FOR UPDATE"};
constexpr Sql kNext{"offers.next_waiting", RECIPIENT
                    " AND offer_id = $2 AND state = 'waiting' AND send_at <= $3"
                    " ORDER BY send_at, id LIMIT 1"};
constexpr Sql kNextAt{"offers.next_send_at",
                      "SELECT send_at FROM offer_recipient WHERE org_id = $1 AND offer_id = $2"
                      " AND state = 'waiting' ORDER BY send_at LIMIT 1"};
constexpr Sql kInterrupted{"offers.interrupted",
                           "SELECT id FROM offer_recipient WHERE org_id = $1 AND offer_id = $2"
                           " AND state = 'sending' LIMIT $3"};
constexpr Sql kProgress{
    "offers.keep_progress",
    "UPDATE offer_recipient SET state = $3, tries = $4, why = $5, send_at = $6, sent_at = $7,"
    " opened = $8, first_opened_at = $9, last_opened_at = $10, open_count = $11, answer = $12,"
    " words = $13, answered_at = $14, unsubscribed = $15, plan_id = $16, ordered = $17,"
    " order_id = $18 WHERE org_id = $1 AND id = $2"};
constexpr Sql kForOrder{
    "offers.waiting_for_order",
    "SELECT r.id FROM offer_recipient r JOIN offer o ON o.org_id = $1 AND o.id = r.offer_id"
    " WHERE r.org_id = $1 AND r.customer_id = $2 AND r.state = 'sent' AND r.ordered = 0"
    " AND r.sent_at <= $3 AND r.sent_at + o.order_days * 86400000 >= $3 ORDER BY r.id LIMIT 100"};
constexpr Sql kOrderedBy{"offers.ordered_by",
                         "SELECT id FROM offer_recipient WHERE org_id = $1 AND order_id = $2"
                         " AND order_id <> 0 ORDER BY id LIMIT 100"};
constexpr Sql kFollowOwner{
    "offers.follow_owner",
    "UPDATE offer_recipient SET owner_id = (SELECT c.owner_id FROM customer c WHERE c.org_id = $1"
    " AND c.id = $2) WHERE org_id = $1 AND customer_id = $2"
    " AND EXISTS (SELECT 1 FROM customer c WHERE c.org_id = $1 AND c.id = $2)"};
#undef RECIPIENT

constexpr Sql kKeepLink{"offers.keep_link",
                        "INSERT INTO offer_link (org_id, hash, recipient_id, created_at)"
                        " VALUES ($1, $2, $3, $4)"};
constexpr Sql kRecipientOf{"offers.recipient_of",
                           "SELECT recipient_id FROM offer_link WHERE org_id = $1 AND hash = $2"};

constexpr Sql kConsents{"offers.consents_of",
                        "SELECT id, version, customer_id, kind, words, author_id, recipient_id,"
                        " created_at, updated_at FROM consent WHERE org_id = $1"
                        " AND customer_id = $2 ORDER BY created_at DESC, id DESC LIMIT 100"};
constexpr Sql kConsent{"offers.consent_of",
                       "SELECT kind FROM consent WHERE org_id = $1 AND customer_id = $2"
                       " ORDER BY kind DESC LIMIT 1"};  // withdrawn comes after given
constexpr Sql kAddress{"offers.address_of",
                       "SELECT name, contact_name, email FROM customer WHERE org_id = $1"
                       " AND id = $2"};

constexpr const Sql* kStatements[] = {
    &kKeepRun,  &kHoldRun,   &kMoveRun,     &kTally,       &kAddToTally,  &kKeepRecipient,
    &kFind,     &kHold,      &kNext,        &kNextAt,      &kInterrupted, &kProgress,
    &kForOrder, &kOrderedBy, &kFollowOwner, &kKeepLink,    &kRecipientOf, &kConsents,
    &kConsent,  &kAddress,   &kMatches,     &kCountMatches};

constexpr storage::Check kChecks[] = {
    {"offers: the tally of an offer is what its recipients are",
     {"offers.check_tally",
      "SELECT CAST(t.offer_id AS TEXT) FROM offer_run t WHERE t.org_id = $1 AND (t.left_out,"
      " t.waiting, t.sent, t.failed, t.opened, t.answered, t.unsubscribed, t.ordered) <> (SELECT"
      " CAST(COALESCE(SUM(CASE WHEN r.state = 'left_out' THEN 1 ELSE 0 END), 0) AS BIGINT),"
      " CAST(COALESCE(SUM(CASE WHEN r.state IN ('waiting', 'sending') THEN 1 ELSE 0 END), 0)"
      " AS BIGINT),"
      " CAST(COALESCE(SUM(CASE WHEN r.state = 'sent' THEN 1 ELSE 0 END), 0) AS BIGINT),"
      " CAST(COALESCE(SUM(CASE WHEN r.state IN ('failed', 'unclear') THEN 1 ELSE 0 END), 0)"
      " AS BIGINT),"
      " CAST(COALESCE(SUM(r.opened), 0) AS BIGINT),"
      " CAST(COALESCE(SUM(CASE WHEN r.answer <> 'none' THEN 1 ELSE 0 END), 0) AS BIGINT),"
      " CAST(COALESCE(SUM(r.unsubscribed), 0) AS BIGINT),"
      " CAST(COALESCE(SUM(r.ordered), 0) AS BIGINT)"
      " FROM offer_recipient r WHERE r.org_id = $1 AND r.offer_id = t.offer_id)"}},
    {"offers: whoever unsubscribed is no longer written to",
     {"offers.check_unsubscribed",
      "SELECT CAST(r.id AS TEXT) FROM offer_recipient r WHERE r.org_id = $1"
      " AND r.unsubscribed = 1 AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.org_id = $1"
      " AND k.customer_id = r.customer_id AND k.kind = 'withdrawn')"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

void keep_run(Tx& tx, Id offer, const Run& run) {
    tx.exec(kKeepRun, offer, run.link_root, run.owners, run.filter);
}
std::optional<Run> hold_run(Tx& tx, Id offer) { return tx.one<Run>(kHoldRun, offer); }
void move_run(Tx& tx, Id offer, Id cursor, bool frozen) {
    tx.exec(kMoveRun, offer, cursor, frozen);
}
Tally tally_of(Tx& tx, Id offer) { return tx.one<Tally>(kTally, offer).value_or(Tally{}); }
void add_to_tally(Tx& tx, Id offer, const Tally& d) {
    tx.exec(kAddToTally, offer, d.left_out, d.waiting, d.sent, d.failed, d.opened, d.answered,
            d.unsubscribed, d.ordered);
}

void keep_recipient(Tx& tx, const Recipient& r) {
    tx.push(kKeepRecipient, r.id, r.offer_id, r.customer_id, r.owner_id, r.state, r.reason,
            r.send_at, r.created_at);
}
std::optional<Recipient> find_recipient(Tx& tx, Id id) { return tx.one<Recipient>(kFind, id); }
std::optional<Recipient> hold_recipient(Tx& tx, Id id) { return tx.one<Recipient>(kHold, id); }
std::optional<Recipient> next_waiting(Tx& tx, Id offer, Instant now) {
    return tx.one<Recipient>(kNext, offer, now);
}
Instant next_send_at(Tx& tx, Id offer) {
    return tx.scalar<Instant>(kNextAt, offer).value_or(Instant{});
}

namespace {
std::vector<Id> ids_of(Tx& tx, const Sql& sql, Id about, auto... more) {
    std::vector<Id> ids;
    tx.each(
        sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, about, more...);
    return ids;
}
}  // namespace

std::vector<Id> interrupted(Tx& tx, Id offer, int limit) {
    return ids_of(tx, kInterrupted, offer, limit);
}
void keep_progress(Tx& tx, const Recipient& r) {
    tx.exec(kProgress, r.id, r.state, r.tries, r.why, r.send_at, r.sent_at, r.opened,
            r.first_opened_at, r.last_opened_at, r.open_count, r.answer, r.words, r.answered_at,
            r.unsubscribed, r.plan_id, r.ordered, r.order_id);
}
std::vector<Id> waiting_for_order(Tx& tx, Id customer, Instant at) {
    return ids_of(tx, kForOrder, customer, at);
}
std::vector<Id> ordered_by(Tx& tx, Id order) { return ids_of(tx, kOrderedBy, order); }
void follow_owner(Tx& tx, Id customer) { tx.exec(kFollowOwner, customer); }

void keep_link(Tx& tx, std::string_view hash, Id recipient, Instant now) {
    tx.exec(kKeepLink, hash, recipient, now);
}
std::optional<Id> recipient_of(Tx& tx, std::string_view hash) {
    return tx.scalar<Id>(kRecipientOf, hash);
}

std::string consent_of(Tx& tx, Id customer) {
    return tx.scalar<std::string>(kConsent, customer).value_or("none");
}
std::vector<Consent> consents_of(Tx& tx, Id customer) {
    return tx.all<Consent>(kConsents, customer);
}
std::optional<Address> address_of(Tx& tx, Id customer) {
    return tx.one<Address>(kAddress, customer);
}

std::vector<Match> matches(Tx& tx, const Question& question, Id after, std::int64_t limit) {
    std::vector<Match> found;
    run_matches(tx, kMatches, question, after, limit, [&](const storage::RowView& row) {
        Tx::load_row(row, fields_of<Match>(), &found.emplace_back());
    });
    return found;
}

Counted count_matches(Tx& tx, const Question& question, std::int64_t limit) {
    Counted counted;
    run_matches(tx, kCountMatches, question, {}, limit, [&](const storage::RowView& row) {
        counted = {row.integer(0), row.integer(1), row.integer(2)};
    });
    return counted;
}

}  // namespace zhuli::offers
