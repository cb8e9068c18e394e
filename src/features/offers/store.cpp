#include "features/offers/store.hpp"

#include "core/value/compound.hpp"
#include "features/offers/store_matches.hpp"
#include "storage/id_set.hpp"

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
constexpr Sql kRun{"offers.find_run", RUN};
constexpr Sql kHoldRun{"offers.hold_run", RUN, RUN " FOR UPDATE"};
#undef RUN
constexpr Sql kMoveRun{"offers.move_run",
                       "UPDATE offer_run SET cursor_id = $3, frozen = $4 WHERE org_id = $1"
                       " AND offer_id = $2"};
constexpr Sql kTally{"offers.tally",
                     "SELECT left_out, waiting, sent, failed, opened, answered, unsubscribed,"
                     " ordered FROM offer_run WHERE org_id = $1 AND offer_id = $2"};
#define IDS_LITE "(SELECT value AS asked FROM json_each($2)) ids CROSS JOIN "
#define IDS_PG                                                                                    \
    "(SELECT CAST(value AS BIGINT) AS asked FROM json_array_elements_text(CAST($2 AS json))) ids" \
    " CROSS JOIN "
#define TALLIES(ids)                                                                        \
    "SELECT t.left_out, t.waiting, t.sent, t.failed, t.opened, t.answered, t.unsubscribed," \
    " t.ordered, t.offer_id FROM " ids                                                      \
    "offer_run t WHERE t.org_id = $1 AND t.offer_id = ids.asked"
constexpr Sql kTallies{"offers.tallies", TALLIES(IDS_LITE), TALLIES(IDS_PG)};
#define SEGMENTS(ids) \
    "SELECT s.id, s.name FROM " ids "segment s WHERE s.org_id = $1 AND s.id = ids.asked"
constexpr Sql kSegmentNames{"offers.segment_names", SEGMENTS(IDS_LITE), SEGMENTS(IDS_PG)};
#undef TALLIES
#undef SEGMENTS
#undef IDS_LITE
#undef IDS_PG
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
constexpr Sql kWaiting{"offers.waiting_of",
                       "SELECT id FROM offer_recipient WHERE org_id = $1 AND offer_id = $2"
                       " AND state = 'waiting' LIMIT $3"};
constexpr Sql kTwin{"offers.has_twin",
                    "SELECT 1 FROM offer_recipient WHERE org_id = $1 AND customer_id = $2"
                    " AND offer_id = $3 AND id <> $4 AND state IN ('sending', 'sent', 'unclear')"
                    " LIMIT 1"};
constexpr Sql kSending{"offers.sending_offers",
                       "SELECT id FROM offer WHERE org_id = $1 AND state = 'sending'"
                       " ORDER BY created_at, id LIMIT $2"};
constexpr Sql kSegmentsOf{"offers.segments_of",
                          "SELECT id FROM segment WHERE org_id = $1 AND owner_id = $2"
                          " AND archived = 0 ORDER BY created_at, id LIMIT $3"};
constexpr Sql kOffersOf{"offers.offers_of",
                        "SELECT id FROM offer WHERE org_id = $1 AND owner_id = $2"
                        " AND state <> 'stopped' ORDER BY created_at, id LIMIT $3"};
#define LOCK(table) "SELECT version FROM " table " WHERE org_id = $1 AND id = $2"
constexpr Sql kLockSegment{"offers.lock_segment", LOCK("segment"), LOCK("segment") " FOR UPDATE"};
constexpr Sql kLockOffer{"offers.lock_offer", LOCK("offer"), LOCK("offer") " FOR UPDATE"};
#undef LOCK
constexpr Sql kProgress{
    "offers.keep_progress",
    "UPDATE offer_recipient SET state = $3, reason = $4, tries = $5, why = $6, send_at = $7,"
    " sent_at = $8, opened = $9, first_opened_at = $10, last_opened_at = $11, open_count = $12,"
    " answer = $13, words = $14, answered_at = $15, unsubscribed = $16, plan_id = $17,"
    " ordered = $18, order_id = $19 WHERE org_id = $1 AND id = $2"};
constexpr Sql kForOrder{
    "offers.waiting_for_order",
    "SELECT r.id FROM offer_recipient r JOIN offer o ON o.org_id = $1 AND o.id = r.offer_id"
    " WHERE r.org_id = $1 AND r.customer_id = $2 AND r.state = 'sent' AND r.ordered = 0"
    " AND r.sent_at <= $3 AND r.sent_at + o.order_days * 86400000 >= $3"
    " AND NOT EXISTS (SELECT 1 FROM offer_recipient e WHERE e.org_id = $1 AND e.customer_id = $2"
    " AND e.offer_id = r.offer_id AND (e.ordered = 1 OR (e.state = 'sent' AND e.id < r.id)))"
    " ORDER BY r.id LIMIT 100"};
constexpr Sql kStanding{"offers.standing_order",
                        "SELECT id FROM sales_order WHERE org_id = $1 AND customer_id = $2"
                        " AND kind = 'sale' AND imported = 0"
                        " AND commercial IN ('confirmed', 'closed')"
                        " AND confirmed_at >= $3 AND confirmed_at <= $4"
                        " ORDER BY confirmed_at, id LIMIT 1"};
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
// Withdrawn comes after given.
constexpr Sql kConsent{"offers.consent_of",
                       "SELECT CASE WHEN EXISTS (SELECT 1 FROM offer_recipient u"
                       " WHERE u.org_id = $1 AND u.customer_id = $2 AND u.unsubscribed = 1)"
                       " THEN 'withdrawn' ELSE COALESCE((SELECT k.kind FROM consent k"
                       " WHERE k.org_id = $1 AND k.customer_id = $2 ORDER BY k.kind DESC LIMIT 1),"
                       " 'none') END"};
constexpr Sql kWithdrawal{"offers.withdrawal_after",
                          "SELECT id, version, customer_id, kind, words, author_id, recipient_id,"
                          " created_at, updated_at FROM consent WHERE org_id = $1"
                          " AND customer_id = $2 AND kind = 'withdrawn' AND id > $3"
                          " ORDER BY created_at DESC, id DESC LIMIT 1"};
constexpr Sql kAddress{"offers.address_of",
                       "SELECT name, contact_name, email FROM customer WHERE org_id = $1"
                       " AND id = $2"};

struct OfferTally : Tally {
    Id offer_id;
};
BOOST_DESCRIBE_STRUCT(OfferTally, (Tally), (offer_id))

constexpr const Sql* kStatements[] = {
    &kKeepRun,      &kRun,           &kHoldRun,    &kMoveRun,      &kTally,       &kAddToTally,
    &kFind,         &kHold,          &kNext,       &kNextAt,       &kInterrupted, &kWaiting,
    &kTwin,         &kSending,       &kProgress,   &kForOrder,     &kStanding,    &kOrderedBy,
    &kFollowOwner,  &kKeepRecipient, &kKeepLink,   &kRecipientOf,  &kConsents,    &kConsent,
    &kWithdrawal,   &kTallies,       &kSegmentsOf, &kOffersOf,     &kLockSegment, &kLockOffer,
    &kSegmentNames, &kAddress,       &kMatches,    &kCountMatches, &kChosen};

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
    {"offers: whoever unsubscribed has a withdrawal that says so",
     {"offers.check_unsubscribed",
      "SELECT CAST(r.id AS TEXT) FROM offer_recipient r WHERE r.org_id = $1"
      " AND r.unsubscribed = 1 AND r.id NOT IN (SELECT k.recipient_id FROM consent k"
      " WHERE k.org_id = $1 AND k.kind = 'withdrawn')"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

void keep_run(Tx& tx, Id offer, const Run& run) {
    tx.exec(kKeepRun, offer, run.link_root, run.owners, run.filter);
}
std::optional<Run> find_run(Tx& tx, Id offer) { return tx.one<Run>(kRun, offer); }
std::optional<Run> hold_run(Tx& tx, Id offer) { return tx.one<Run>(kHoldRun, offer); }
void move_run(Tx& tx, Id offer, Id cursor, bool frozen) {
    tx.exec(kMoveRun, offer, cursor, frozen);
}
Tally tally_of(Tx& tx, Id offer) { return tx.one<Tally>(kTally, offer).value_or(Tally{}); }
std::map<Id, Tally> tallies_of(Tx& tx, std::span<const Id> offers) {
    std::map<Id, Tally> all;
    if (offers.empty()) return all;
    for (const OfferTally& one : tx.all<OfferTally>(kTallies, storage::id_set(offers)))
        all.emplace(one.offer_id, one);
    return all;
}
std::map<Id, std::string> segment_names(Tx& tx, std::span<const Id> segments) {
    std::map<Id, std::string> names;
    if (segments.empty()) return names;
    tx.each(
        kSegmentNames, [&](const storage::RowView& row) { names.emplace(row.id(0), row.text(1)); },
        storage::id_set(segments));
    return names;
}
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
std::vector<Id> ids_of(Tx& tx, const Sql& sql, auto... arguments) {
    std::vector<Id> ids;
    tx.each(
        sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, arguments...);
    return ids;
}
}  // namespace

std::vector<Id> interrupted(Tx& tx, Id offer, int limit) {
    return ids_of(tx, kInterrupted, offer, limit);
}
std::vector<Id> waiting_of(Tx& tx, Id offer, int limit) {
    return ids_of(tx, kWaiting, offer, limit);
}
bool has_twin(Tx& tx, const Recipient& r) {
    return tx.scalar<std::int64_t>(kTwin, r.customer_id, r.offer_id, r.id).has_value();
}
std::vector<Id> sending_offers(Tx& tx, int limit) { return ids_of(tx, kSending, limit); }
std::vector<Id> segments_of(Tx& tx, Id owner, int limit) {
    return ids_of(tx, kSegmentsOf, owner, limit);
}
void lock(Tx& tx, const Segment&, Id id) { tx.each(kLockSegment, {}, id); }
void lock(Tx& tx, const Offer&, Id id) { tx.each(kLockOffer, {}, id); }
std::vector<Id> offers_of(Tx& tx, Id owner, int limit) {
    return ids_of(tx, kOffersOf, owner, limit);
}
void keep_progress(Tx& tx, const Recipient& r) {
    tx.exec(kProgress, r.id, r.state, r.reason, r.tries, r.why, r.send_at, r.sent_at, r.opened,
            r.first_opened_at, r.last_opened_at, r.open_count, r.answer, r.words, r.answered_at,
            r.unsubscribed, r.plan_id, r.ordered, r.order_id);
}
std::vector<Id> waiting_for_order(Tx& tx, Id customer, Instant at) {
    return ids_of(tx, kForOrder, customer, at);
}
std::vector<Id> ordered_by(Tx& tx, Id order) { return ids_of(tx, kOrderedBy, order); }
std::optional<Id> standing_order(Tx& tx, Id customer, Instant from, Instant to) {
    return tx.scalar<Id>(kStanding, customer, from, to);
}
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
std::optional<Consent> withdrawal_after(Tx& tx, Id customer, Id after) {
    return tx.one<Consent>(kWithdrawal, customer, after);
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

std::vector<Match> not_yet_recipients(Tx& tx, Id offer, const std::string& owners,
                                      std::span<const Id> customers) {
    return tx.all<Match>(kChosen, storage::id_set(customers), owners, offer);
}

Counted count_matches(Tx& tx, const Question& question, std::int64_t limit) {
    Counted counted;
    run_matches(tx, kCountMatches, question, {}, limit, [&](const storage::RowView& row) {
        counted = {row.integer(0), row.integer(1), row.integer(2)};
    });
    return counted;
}

}  // namespace zhuli::offers
