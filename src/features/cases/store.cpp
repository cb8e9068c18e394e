#include "features/cases/store.hpp"

#include "core/json_out.hpp"

namespace zhuli::cases {

namespace {

using storage::Sql;

constexpr Sql kDropTerms{"cases.drop_terms",
                         "DELETE FROM case_term WHERE org_id = $1 AND case_id = $2"};
constexpr Sql kKeepTerm{"cases.keep_term",
                        "INSERT INTO case_term (org_id, case_id, value) VALUES ($1, $2, $3)"};

#define SHARING                                                                            \
    " CROSS JOIN case_term t WHERE t.org_id = $1 AND t.value = q.asked GROUP BY t.case_id" \
    " ORDER BY COUNT(*) DESC, t.case_id DESC LIMIT $3"
constexpr Sql kSharing{
    "cases.sharing", "SELECT t.case_id FROM (SELECT value AS asked FROM json_each($2)) q" SHARING,
    "SELECT t.case_id FROM"
    " (SELECT value AS asked FROM json_array_elements_text(CAST($2 AS json))) q" SHARING};
#undef SHARING
constexpr Sql kAboutProduct{"cases.about_product",
                            "SELECT id FROM ticket_case WHERE org_id = $1 AND product_id = $2"
                            " AND state = 'published' ORDER BY used_count DESC, id DESC LIMIT $3"};
constexpr Sql kDraftedFrom{"cases.drafted_from",
                           "SELECT id FROM ticket_case WHERE org_id = $1 AND ticket_id = $2"
                           " AND state <> 'archived' ORDER BY created_at DESC, id DESC LIMIT 1"};

constexpr Sql kLock{"cases.lock", "SELECT version FROM ticket_case WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM ticket_case WHERE org_id = $1 AND id = $2 FOR UPDATE"};
constexpr Sql kLockTicket{"cases.lock_ticket",
                          "SELECT version FROM ticket WHERE org_id = $1 AND id = $2",
                          "SELECT version FROM ticket WHERE org_id = $1 AND id = $2 FOR UPDATE"};
constexpr Sql kKeepOffer{
    "cases.keep_offer",
    "INSERT INTO case_match (org_id, ticket_id, case_id, offered_at, used_at, used_by)"
    " VALUES ($1, $2, $3, $4, 0, 0) ON CONFLICT (org_id, ticket_id, case_id) DO NOTHING"};
constexpr Sql kKeepUse{
    "cases.keep_use",
    "INSERT INTO case_match (org_id, ticket_id, case_id, offered_at, used_at, used_by)"
    " VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (org_id, ticket_id, case_id) DO UPDATE"
    " SET used_at = excluded.used_at, used_by = excluded.used_by WHERE case_match.used_at = 0"};
constexpr Sql kTakeBack{"cases.take_use_back",
                        "UPDATE case_match SET used_at = 0, used_by = 0 WHERE org_id = $1"
                        " AND ticket_id = $2 AND case_id = $3 AND used_at > 0"};
constexpr Sql kCountUse{"cases.count_use",
                        "UPDATE ticket_case SET used_count = used_count + $3"
                        " WHERE org_id = $1 AND id = $2"};
constexpr Sql kUsedOn{"cases.used_on",
                      "SELECT case_id FROM case_match WHERE org_id = $1 AND ticket_id = $2"
                      " AND used_at > 0"};

constexpr Sql kAlike{"cases.count_alike",
                     "SELECT CAST(COUNT(*) AS BIGINT) FROM ticket WHERE org_id = $1 AND cause = $2"
                     " AND opened_at >= $3 AND opened_at < $4 AND kind = $5"
                     " AND (product_id = $6 OR $6 = 0)"};
constexpr Sql kClosed{"cases.closed",
                      "SELECT CAST(COUNT(*) AS BIGINT) FROM ticket WHERE org_id = $1"
                      " AND closed_at >= $2 AND closed_at < $3 AND stage = 'closed'"};
#define MATCHED                                                          \
    "SELECT CAST(COUNT(*) AS BIGINT) FROM ticket t WHERE t.org_id = $1"  \
    " AND t.closed_at >= $2 AND t.closed_at < $3 AND t.stage = 'closed'" \
    " AND EXISTS (SELECT 1 FROM case_match m WHERE m.org_id = $1 AND m.ticket_id = t.id"
constexpr Sql kOffered{"cases.closed_offered", MATCHED ")"};
constexpr Sql kUsed{"cases.closed_used", MATCHED " AND m.used_at > 0)"};
#undef MATCHED
constexpr Sql kPublished{"cases.count_published",
                         "SELECT CAST(COUNT(*) AS BIGINT) FROM ticket_case WHERE org_id = $1"
                         " AND state = 'published'"};
constexpr Sql kOverdue{"cases.count_overdue",
                       "SELECT CAST(COUNT(*) AS BIGINT) FROM ticket_case WHERE org_id = $1"
                       " AND state = 'published' AND review_on > '' AND review_on < $2"};

constexpr Sql kKeptOfOwner{"cases.kept_of_owner",
                           "SELECT id FROM ticket_case WHERE org_id = $1 AND owner_id = $2"
                           " AND state <> 'archived' ORDER BY created_at, id LIMIT $3"};
constexpr Sql kToRemind{"cases.to_remind",
                        "SELECT id FROM ticket_case WHERE org_id = $1 AND remind_on > ''"
                        " AND remind_on <= $2 ORDER BY remind_on, id LIMIT $3"};
constexpr Sql kForget{"cases.forget_reminder",
                      "UPDATE ticket_case SET remind_on = '' WHERE org_id = $1 AND id = $2"};

constexpr const Sql* kStatements[] = {
    &kDropTerms, &kKeepTerm,   &kSharing,    &kAboutProduct, &kDraftedFrom, &kLock,
    &kKeepOffer, &kKeepUse,    &kTakeBack,   &kCountUse,     &kUsedOn,      &kAlike,
    &kClosed,    &kOffered,    &kUsed,       &kPublished,    &kOverdue,     &kToRemind,
    &kForget,    &kLockTicket, &kKeptOfOwner};

constexpr storage::Check kChecks[] = {
    {"cases: a count is that of the complaints it helped with",
     {"cases.check_uses",
      "SELECT c.title FROM ticket_case c WHERE c.org_id = $1 AND c.used_count <>"
      " (SELECT COUNT(*) FROM case_match m WHERE m.org_id = $1 AND m.case_id = c.id"
      " AND m.used_at > 0)"}},
    {"cases: exactly the published ones can be found",
     {"cases.check_found",
      "SELECT c.title FROM ticket_case c LEFT JOIN search_entry e ON e.org_id = c.org_id"
      " AND e.id = c.id WHERE c.org_id = $1 AND (c.state = 'published') <> (e.id IS NOT NULL)"}},
    {"cases: only published ones are offered",
     {"cases.check_terms",
      "SELECT DISTINCT CAST(t.case_id AS TEXT) FROM case_term t LEFT JOIN ticket_case c"
      " ON c.org_id = t.org_id AND c.id = t.case_id WHERE t.org_id = $1"
      " AND (c.id IS NULL OR c.state <> 'published')"}},
    {"cases: what is published was reviewed by somebody else and has its day",
     {"cases.check_reviewed",
      "SELECT title FROM ticket_case WHERE org_id = $1 AND state = 'published'"
      " AND (reviewed_by = 0 OR reviewed_by = edited_by OR review_on = '' OR "
      "published_at = 0)"}},
};

std::vector<Id> ids_of(const auto& rows) {
    std::vector<Id> ids;
    rows([&](const storage::RowView& row) { ids.push_back(row.id(0)); });
    return ids;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

void replace_terms(Tx& tx, Id one, std::span<const std::string> terms) {
    tx.exec(kDropTerms, one);
    for (const std::string& term : terms) tx.push(kKeepTerm, one, term);
}

std::vector<Id> sharing(Tx& tx, std::span<const std::string> terms, int limit) {
    if (terms.empty()) return {};
    JsonOut asked;
    asked.begin_array();
    for (const std::string& term : terms) asked.string(term);
    asked.end_array();
    const auto list = asked.take();
    return ids_of([&](auto sink) { tx.each(kSharing, sink, list, limit); });
}

std::vector<Id> about_product(Tx& tx, Id product, int limit) {
    if (!product) return {};
    return ids_of([&](auto sink) { tx.each(kAboutProduct, sink, product, limit); });
}

std::optional<Id> drafted_from(Tx& tx, Id ticket) { return tx.scalar<Id>(kDraftedFrom, ticket); }

void lock_case(Tx& tx, Id one) { tx.each(kLock, {}, one); }

void lock_ticket(Tx& tx, Id ticket) { tx.each(kLockTicket, {}, ticket); }

void keep_offer(Tx& tx, Id ticket, Id one, Instant at) { tx.exec(kKeepOffer, ticket, one, at); }

bool keep_use(Tx& tx, Id ticket, Id one, Id user, Instant at) {
    if (tx.exec(kKeepUse, ticket, one, at, user) == 0) return false;
    tx.exec(kCountUse, one, std::int64_t{1});
    return true;
}

bool take_use_back(Tx& tx, Id ticket, Id one) {
    if (tx.exec(kTakeBack, ticket, one) == 0) return false;
    tx.exec(kCountUse, one, std::int64_t{-1});
    return true;
}

std::vector<Id> used_on(Tx& tx, Id ticket) {
    return ids_of([&](auto sink) { tx.each(kUsedOn, sink, ticket); });
}

std::int64_t count_alike(Tx& tx, const Case& one, Instant from, Instant to) {
    return tx.scalar<std::int64_t>(kAlike, one.cause, from, to, one.kind, one.product_id)
        .value_or(0);
}

Effect effect_of(Tx& tx, Instant from, Instant to, Date today) {
    const auto count = [](std::optional<std::int64_t> n) { return n.value_or(0); };
    Effect effect;
    effect.closed = count(tx.scalar<std::int64_t>(kClosed, from, to));
    effect.offered = count(tx.scalar<std::int64_t>(kOffered, from, to));
    effect.used = count(tx.scalar<std::int64_t>(kUsed, from, to));
    effect.published = count(tx.scalar<std::int64_t>(kPublished));
    effect.overdue = count(tx.scalar<std::int64_t>(kOverdue, today));
    return effect;
}

std::vector<Id> cases_to_remind(Tx& tx, Date today, int limit) {
    return ids_of([&](auto sink) { tx.each(kToRemind, sink, today, limit); });
}

std::vector<Id> kept_of_owner(Tx& tx, Id owner, int limit) {
    return ids_of([&](auto sink) { tx.each(kKeptOfOwner, sink, owner, limit); });
}

void forget_reminder(Tx& tx, Id one) { tx.push(kForget, one); }

}  // namespace zhuli::cases
