#include "features/customers/store_due.hpp"

namespace zhuli::customers {

using storage::Sql;

constexpr Sql kDueBetween{
    "customers.due_between",
    "SELECT c.id AS id, c.version AS version, c.name AS name, c.short_name AS short_name,"
    " c.contact_name AS contact_name, c.phone AS phone, c.tier AS tier, c.status AS status,"
    " c.owner_id AS owner_id, c.next_contact_on AS next_contact_on,"
    " c.last_contact_at AS last_contact_at,"
    " COALESCE((SELECT i.words FROM interaction i WHERE i.org_id = $1 AND i.customer_id = c.id"
    "  AND i.withdrawn = 0 ORDER BY i.happened_at DESC, i.id DESC LIMIT 1), '') AS last_words,"
    " COALESCE((SELECT i.channel FROM interaction i WHERE i.org_id = $1 AND i.customer_id = c.id"
    "  AND i.withdrawn = 0 ORDER BY i.happened_at DESC, i.id DESC LIMIT 1), '') AS last_channel"
    " FROM customer c WHERE c.org_id = $1 AND c.owner_id = $2"
    " AND c.next_contact_on >= $3 AND c.next_contact_on <= $4 AND c.archived = 0"
    " ORDER BY c.next_contact_on, c.id LIMIT $5"};

constexpr Sql kCountDue{
    "customers.count_due",
    "SELECT COUNT(*) FROM (SELECT 1 FROM customer WHERE org_id = $1 AND owner_id = $2"
    " AND next_contact_on >= $3 AND next_contact_on <= $4 AND archived = 0 LIMIT 100) due"};

#define SLIPPED_HEAD                                                                      \
    "SELECT u.id AS person_id,"                                                           \
    " (SELECT COUNT(*) FROM (SELECT 1 FROM customer c WHERE c.org_id = $1"                \
    "   AND c.owner_id = u.id AND c.next_contact_on > '' AND c.next_contact_on < $3 AND " \
    "c.archived = 0"                                                                      \
    "   LIMIT 100) due) AS overdue_count,"                                                \
    " COALESCE((SELECT MIN(c.next_contact_on) FROM customer c WHERE c.org_id = $1"        \
    "   AND c.owner_id = u.id AND c.next_contact_on > '' AND c.next_contact_on < $3 AND " \
    "c.archived = 0), '')"                                                                \
    "  AS oldest_on"                                                                      \
    " FROM app_user u WHERE u.org_id = $1 AND u.id IN ("
constexpr Sql kSlipped{
    "customers.slipped", SLIPPED_HEAD "SELECT value FROM json_each($2)) ORDER BY u.id",
    SLIPPED_HEAD
    "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"
    " ORDER BY u.id"};
#undef SLIPPED_HEAD

constexpr Sql kCountTalks{
    "customers.count_talks",
    "SELECT COUNT(*) FROM (SELECT 1 FROM interaction WHERE org_id = $1 AND author_id = $2"
    " AND happened_at >= $3 AND channel <> 'note' AND withdrawn = 0 LIMIT 100) talks"};

constexpr Sql kChanges{"customers.changes",
                       "SELECT changes FROM audit WHERE org_id = $1 AND entity = 'customer'"
                       " AND entity_id = $2 AND version = $3 AND actor_id = $4"};

constexpr Sql kSetNextContact{"customers.set_next_contact",
                              "UPDATE customer SET next_contact_on = $3"
                              " WHERE org_id = $1 AND id = $2"};

constexpr Sql kOwned{"customers.owned",
                     "SELECT id FROM customer WHERE org_id = $1 AND owner_id = $2"
                     " ORDER BY created_at, id LIMIT $3"};

#define BEGUN                                                            \
    "SELECT customer_id, happened_at FROM interaction WHERE org_id = $1" \
    " AND from_customer = 1 AND withdrawn = 0 AND happened_at >= $3 AND customer_id IN ("
constexpr Sql kBegun{"customers.begun", BEGUN "SELECT value FROM json_each($2)) LIMIT $4",
                     BEGUN
                     "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"
                     " LIMIT $4"};
#undef BEGUN

std::vector<DueRow> due_between(Tx& tx, Id owner, Date from, Date to, int limit) {
    return tx.all<DueRow>(kDueBetween, owner, from, to, limit);
}

void set_next_contact(Tx& tx, Id customer, Date next) { tx.push(kSetNextContact, customer, next); }

std::int64_t due_count(Tx& tx, Id owner, Date from, Date to) {
    return tx.scalar<std::int64_t>(kCountDue, owner, from, to).value_or(0);
}

std::vector<SlippedRow> slipped_of(Tx& tx, const std::string& person_set, Date today) {
    return tx.all<SlippedRow>(kSlipped, person_set, today);
}

std::int64_t talk_count(Tx& tx, Id author, Instant since) {
    return tx.scalar<std::int64_t>(kCountTalks, author, since).value_or(0);
}

std::vector<BegunRow> begun_since(Tx& tx, const std::string& customer_set, Instant since,
                                  int limit) {
    return tx.all<BegunRow>(kBegun, customer_set, since, limit);
}

std::string changes_of(Tx& tx, Id customer, std::int64_t version, Id actor) {
    return tx.scalar<std::string>(kChanges, customer, version, actor).value_or("[]");
}

std::vector<Id> owned_by(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    tx.each(
        kOwned, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, owner, limit);
    return ids;
}

}  // namespace zhuli::customers
