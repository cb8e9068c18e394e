#include "features/notices/store.hpp"

#include <limits>

#include "features/notices/store_posts.hpp"
#include "storage/id_set.hpp"

namespace zhuli::notices {

namespace {

using storage::Check;
using storage::Sql;

#define NOTICE_COLUMNS                                                                   \
    "org_id, id, user_id, kind, entity, entity_id, due_at, urgent, words, at, read_at, " \
    "customer_id"
#define ONCE " ON CONFLICT (org_id, user_id, kind, entity_id, due_at) DO NOTHING"

constexpr Sql kKeep{"notices.keep",
                    "INSERT INTO notice (" NOTICE_COLUMNS
                    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0)" ONCE};
// As the customer is now: a merge may just be moving what is about it.
#define KEEP_ABOUT(LOCK)                                                             \
    "INSERT INTO notice (" NOTICE_COLUMNS                                            \
    ") SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, one.id FROM (SELECT CASE"  \
    " WHEN c.merged_into > 0 THEN c.merged_into ELSE c.id END AS id FROM customer c" \
    " WHERE c.org_id = $1 AND c.id = $11" LOCK ") one WHERE true" ONCE
constexpr Sql kKeepAbout{"notices.keep_about", KEEP_ABOUT(""), KEEP_ABOUT(" FOR SHARE")};

#define PEOPLE_SQLITE \
    "(SELECT CAST(key AS INTEGER) AS place, CAST(value AS INTEGER) AS user_id FROM json_each($2))"
#define PEOPLE_POSTGRES                                                      \
    "(SELECT ordinality - 1 AS place, CAST(value AS BIGINT) AS user_id FROM" \
    " json_array_elements_text(CAST($2 AS json)) WITH ORDINALITY)"
#define KEEP_MANY(PEOPLE, LOCK)                                                      \
    "INSERT INTO notice (" NOTICE_COLUMNS                                            \
    ") SELECT $1, $3 + p.place, p.user_id, $4, $5, $6, $7, $8, $9, $10, 0,"          \
    " COALESCE((SELECT CASE WHEN c.merged_into > 0 THEN c.merged_into ELSE c.id END" \
    " FROM customer c WHERE c.org_id = $1 AND c.id = $11" LOCK "), 0) FROM " PEOPLE  \
    " p WHERE true" ONCE " RETURNING id"
constexpr Sql kKeepMany{"notices.keep_many", KEEP_MANY(PEOPLE_SQLITE, ""),
                        KEEP_MANY(PEOPLE_POSTGRES, " FOR SHARE")};

constexpr Sql kNotices{"notices.of_user",
                       "SELECT id, user_id, kind, entity, entity_id, customer_id, due_at, urgent,"
                       " words, at, read_at FROM notice"
                       " WHERE org_id = $1 AND user_id = $2 AND id < $3"
                       " ORDER BY id DESC LIMIT $4"};
constexpr Sql kUnread{"notices.unread",
                      "SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE org_id = $1"
                      " AND user_id = $2 AND read_at = 0 LIMIT 100) unread"};
constexpr Sql kRead{"notices.read",
                    "UPDATE notice SET read_at = $4 WHERE org_id = $1 AND user_id = $2"
                    " AND id >= $5 AND id <= $3 AND read_at = 0"};
constexpr Sql kSettled{"notices.settled",
                       "UPDATE notice SET read_at = $4 WHERE org_id = $1 AND entity = $2"
                       " AND entity_id = $3 AND read_at = 0"};

#undef NOTICE_COLUMNS
#undef KEEP_ABOUT
#undef PEOPLE_SQLITE
#undef PEOPLE_POSTGRES
#undef KEEP_MANY
#undef ONCE

constexpr const Sql* kStatements[] = {&kKeep,   &kKeepAbout, &kKeepMany, &kNotices,
                                      &kUnread, &kRead,      &kSettled};

constexpr Check kChecks[] = {
    {"notices: every notice is told to somebody",
     {"notices.check_user",
      "SELECT CAST(n.id AS TEXT) FROM notice n LEFT JOIN app_user u ON u.org_id = $1 AND u.id = "
      "n.user_id"
      " WHERE n.org_id = $1 AND u.id IS NULL"}},
    {"notices: who is told of has a record",
     {"notices.check_customer",
      "SELECT CAST(n.id AS TEXT) FROM notice n LEFT JOIN customer c ON c.org_id = $1 AND c.id = "
      "n.customer_id"
      " WHERE n.org_id = $1 AND n.customer_id <> 0 AND c.id IS NULL"}},
};

}  // namespace

std::span<const Sql* const> statements() {
    static const std::vector<const Sql*> all = [] {
        std::vector<const Sql*> list(std::begin(kStatements), std::end(kStatements));
        const auto of_posts = post_statements();
        list.insert(list.end(), of_posts.begin(), of_posts.end());
        return list;
    }();
    return all;
}

std::span<const Check> checks() {
    static const std::vector<Check> all = [] {
        std::vector<Check> list(std::begin(kChecks), std::end(kChecks));
        const auto of_posts = post_checks();
        list.insert(list.end(), of_posts.begin(), of_posts.end());
        return list;
    }();
    return all;
}

bool keep_notice(Tx& tx, const Notice& n) {
    if (!n.customer_id)
        return tx.exec(kKeep, n.id, n.user_id, n.kind, n.entity, n.entity_id, n.due_at, n.urgent,
                       n.words, n.at) > 0;
    return tx.exec(kKeepAbout, n.id, n.user_id, n.kind, n.entity, n.entity_id, n.due_at, n.urgent,
                   n.words, n.at, n.customer_id) > 0;
}

std::vector<Id> keep_notices(Tx& tx, const Notice& n, std::span<const Id> people) {
    std::vector<Id> told;
    if (people.empty()) return told;
    const Id first = tx.new_ids(static_cast<std::int64_t>(people.size()));
    tx.each(
        kKeepMany, [&](const storage::RowView& row) { told.push_back(row.id(0)); },
        storage::id_set(people), first, n.kind, n.entity, n.entity_id, n.due_at, n.urgent, n.words,
        n.at, n.customer_id);
    return told;
}

std::vector<Notice> notices_of(Tx& tx, Id user, Id before) {
    const Id last = before ? before : Id{std::numeric_limits<std::int64_t>::max()};
    return tx.all<Notice>(kNotices, user, last, kNoticesPage + 1);
}

std::int64_t unread_count(Tx& tx, Id user) {
    return tx.scalar<std::int64_t>(kUnread, user).value_or(0);
}

void keep_settled(Tx& tx, std::string_view entity, Id entity_id, Instant now) {
    tx.push(kSettled, entity, entity_id, now);
}

void keep_read(Tx& tx, Id user, const NoticeReading& which, Instant now) {
    tx.push(kRead, user, which.up_to, now, which.from);
}

}  // namespace zhuli::notices
