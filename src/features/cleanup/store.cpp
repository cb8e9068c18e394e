#include "features/cleanup/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::cleanup {

namespace {

using storage::Sql;

constexpr Sql kHoldScan{
    "cleanup.hold_scan",
    "INSERT INTO cleanup_scan (org_id, scan_no, rules_no, started_at, finished_at, looked_count)"
    " VALUES ($1, 1, 0, 0, 0, 0) ON CONFLICT (org_id) DO UPDATE SET"
    " scan_no = cleanup_scan.scan_no"};
constexpr Sql kScan{"cleanup.scan",
                    "SELECT scan_no, rules_no, started_at, finished_at, looked_count"
                    " FROM cleanup_scan WHERE org_id = $1"};
constexpr Sql kKeepScan{"cleanup.keep_scan",
                        "UPDATE cleanup_scan SET scan_no = $2, rules_no = $3, started_at = $4,"
                        " finished_at = $5, looked_count = $6 WHERE org_id = $1"};
constexpr Sql kSettings{"cleanup.settings",
                        "SELECT id, version, company, person, empty_below, stale_days, created_at,"
                        " updated_at FROM cleanup_settings WHERE org_id = $1"};

// The ids come first and the rest is looked up: SQLite would rather walk an index of everything.
#define IDS_SQLITE "(SELECT value AS asked FROM json_each($2)) ids"
#define IDS_POSTGRES                         \
    "(SELECT CAST(value AS BIGINT) AS asked" \
    " FROM json_array_elements_text(CAST($2 AS json))) ids"

#define CUSTOMERS                                                                            \
    "SELECT c.id, c.version, c.code, c.kind, c.name, c.short_name, c.credit_code, c.status," \
    " c.contact_name, c.contact_title, c.phone, c.email, c.wechat, c.contacts, c.region,"    \
    " c.address, c.industry, c.source, c.owner_id, c.tags, c.note, c.last_contact_at,"       \
    " c.next_contact_on, c.archived, c.merged_into, c.created_at FROM "
#define OF_CUSTOMERS " CROSS JOIN customer c WHERE c.org_id = $1 AND c.id = ids.asked"
constexpr Sql kCustomers{"cleanup.customers", CUSTOMERS IDS_SQLITE OF_CUSTOMERS,
                         CUSTOMERS IDS_POSTGRES OF_CUSTOMERS};

// A call to the same customer that did reach them takes it back.
#define WRONG "SELECT i.customer_id, i.number FROM "
#define OF_WRONG                                                                               \
    " CROSS JOIN interaction i WHERE i.org_id = $1 AND i.customer_id = ids.asked"              \
    " AND i.wrong_number = 1 AND i.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM interaction l"  \
    " WHERE l.org_id = $1 AND l.customer_id = i.customer_id AND l.happened_at > i.happened_at" \
    " AND l.channel = 'phone' AND l.wrong_number = 0 AND l.withdrawn = 0)"                     \
    " ORDER BY i.customer_id, i.happened_at"
constexpr Sql kWrong{"cleanup.wrong_numbers", WRONG IDS_SQLITE OF_WRONG,
                     WRONG IDS_POSTGRES OF_WRONG};

#define COMPLETENESS                                                                      \
    "SELECT s.id, s.owner_id, s.kind, s.score, s.missing, s.customer_version, s.look_on," \
    " s.scan_no, s.updated_at FROM "
#define OF_COMPLETENESS " CROSS JOIN completeness s WHERE s.org_id = $1 AND s.id = ids.asked"
constexpr Sql kCompleteness{"cleanup.completeness", COMPLETENESS IDS_SQLITE OF_COMPLETENESS,
                            COMPLETENESS IDS_POSTGRES OF_COMPLETENESS};
constexpr Sql kAddCompleteness{
    "cleanup.add_completeness",
    "INSERT INTO completeness (org_id, id, owner_id, kind, score, missing, customer_version,"
    " look_on, scan_no, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Sql kKeepCompleteness{
    "cleanup.keep_completeness",
    "UPDATE completeness SET owner_id = $3, kind = $4, score = $5, missing = $6,"
    " customer_version = $7, look_on = $8, scan_no = $9, updated_at = $10"
    " WHERE org_id = $1 AND id = $2"};
constexpr Sql kDropCompleteness{"cleanup.drop_completeness",
                                "DELETE FROM completeness WHERE org_id = $1 AND id = $2"};

#define FLAWS                                                                              \
    "SELECT f.id, f.customer_id, f.owner_id, f.code, f.kind, f.field, f.severity, f.rank," \
    " f.value, f.state, f.since_on, f.resolved_on, f.found_at FROM "
#define OF_FLAWS " CROSS JOIN flaw f WHERE f.org_id = $1 AND f.customer_id = ids.asked"
#define NAMED_FLAWS " CROSS JOIN flaw f WHERE f.org_id = $1 AND f.id = ids.asked"
constexpr Sql kFlaws{"cleanup.flaws", FLAWS IDS_SQLITE OF_FLAWS, FLAWS IDS_POSTGRES OF_FLAWS};
constexpr Sql kNamedFlaws{"cleanup.named_flaws", FLAWS IDS_SQLITE NAMED_FLAWS,
                          FLAWS IDS_POSTGRES NAMED_FLAWS};
constexpr Sql kAddFlaw{
    "cleanup.add_flaw",
    "INSERT INTO flaw (org_id, id, customer_id, owner_id, code, kind, field, severity, rank,"
    " value, state, since_on, resolved_on, found_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};
constexpr Sql kKeepFlaw{
    "cleanup.keep_flaw",
    "UPDATE flaw SET owner_id = $3, field = $4, severity = $5, rank = $6, value = $7, state = $8,"
    " since_on = $9, resolved_on = $10, found_at = $11 WHERE org_id = $1 AND id = $2"};

constexpr Sql kAddScore{
    "cleanup.add_score",
    "UPDATE completeness_sum SET records_count = records_count + $3, score_sum = score_sum + $4"
    " WHERE org_id = $1 AND owner_id = $2"};
constexpr Sql kNewScore{"cleanup.new_score",
                        "INSERT INTO completeness_sum (org_id, owner_id, records_count, score_sum)"
                        " VALUES ($1, $2, $3, $4)"};
constexpr Sql kAddOpen{"cleanup.add_open",
                       "UPDATE flaw_sum SET open_count = open_count + $4"
                       " WHERE org_id = $1 AND owner_id = $2 AND code = $3"};
constexpr Sql kNewOpen{"cleanup.new_open",
                       "INSERT INTO flaw_sum (org_id, owner_id, code, open_count)"
                       " VALUES ($1, $2, $3, $4)"};
constexpr Sql kAddResolved{"cleanup.add_resolved",
                           "UPDATE flaw_day SET resolved_count = resolved_count + $4"
                           " WHERE org_id = $1 AND owner_id = $2 AND day = $3"};
constexpr Sql kNewResolved{"cleanup.new_resolved",
                           "INSERT INTO flaw_day (org_id, owner_id, day, resolved_count)"
                           " VALUES ($1, $2, $3, $4)"};

constexpr Sql kNotYet{"cleanup.not_yet",
                      "SELECT id FROM completeness WHERE org_id = $1 AND scan_no < $2"
                      " ORDER BY scan_no, id LIMIT $3"};
constexpr Sql kDue{"cleanup.due",
                   "SELECT id FROM completeness WHERE org_id = $1 AND look_on <> ''"
                   " AND look_on <= $2 ORDER BY look_on, id LIMIT $3"};

#define SCORES "SELECT s.owner_id, s.records_count, s.score_sum FROM "
#define OF_SCORES " CROSS JOIN completeness_sum s WHERE s.org_id = $1 AND s.owner_id = ids.asked"
constexpr Sql kAllScores{"cleanup.all_scores", SCORES "completeness_sum s WHERE s.org_id = $1"};
constexpr Sql kScores{"cleanup.scores", SCORES IDS_SQLITE OF_SCORES, SCORES IDS_POSTGRES OF_SCORES};
#define OPEN "SELECT s.owner_id, s.code, s.open_count FROM "
#define OF_OPEN " CROSS JOIN flaw_sum s WHERE s.org_id = $1 AND s.owner_id = ids.asked"
constexpr Sql kAllOpen{"cleanup.all_open", OPEN "flaw_sum s WHERE s.org_id = $1"};
constexpr Sql kOpen{"cleanup.open", OPEN IDS_SQLITE OF_OPEN, OPEN IDS_POSTGRES OF_OPEN};
#define RESOLVED "SELECT s.owner_id, s.day, s.resolved_count FROM "
#define OF_RESOLVED \
    " CROSS JOIN flaw_day s WHERE s.org_id = $1 AND s.owner_id = ids.asked AND s.day >= $3"
constexpr Sql kAllResolved{"cleanup.all_resolved",
                           RESOLVED "flaw_day s WHERE s.org_id = $1 AND s.day >= $2"};
constexpr Sql kResolved{"cleanup.resolved", RESOLVED IDS_SQLITE OF_RESOLVED,
                        RESOLVED IDS_POSTGRES OF_RESOLVED};

constexpr Sql kAddItem{"cleanup.add_item",
                       "INSERT INTO cleanup_fix_item (org_id, fix_id, customer_id, fields)"
                       " VALUES ($1, $2, $3, $4)"};
constexpr Sql kItems{"cleanup.items",
                     "SELECT customer_id, fields FROM cleanup_fix_item WHERE org_id = $1"
                     " AND fix_id = $2 ORDER BY customer_id"};
constexpr Sql kLockFix{"cleanup.lock_fix",
                       "SELECT id FROM cleanup_fix WHERE org_id = $1 AND id = $2",
                       "SELECT id FROM cleanup_fix WHERE org_id = $1 AND id = $2 FOR UPDATE"};

#undef CUSTOMERS
#undef OF_CUSTOMERS
#undef WRONG
#undef OF_WRONG
#undef COMPLETENESS
#undef OF_COMPLETENESS
#undef FLAWS
#undef OF_FLAWS
#undef NAMED_FLAWS
#undef SCORES
#undef OF_SCORES
#undef OPEN
#undef OF_OPEN
#undef RESOLVED
#undef OF_RESOLVED
#undef IDS_SQLITE
#undef IDS_POSTGRES

constexpr const Sql* kStatements[] = {
    &kAddCompleteness, &kAddFlaw,  &kHoldScan,         &kScan,
    &kKeepScan,        &kSettings, &kCustomers,        &kWrong,
    &kCompleteness,    &kFlaws,    &kKeepCompleteness, &kDropCompleteness,
    &kNamedFlaws,      &kKeepFlaw, &kAddScore,         &kNewScore,
    &kAddOpen,         &kNewOpen,  &kAddResolved,      &kNewResolved,
    &kNotYet,          &kDue,      &kAllScores,        &kScores,
    &kAllOpen,         &kOpen,     &kAllResolved,      &kResolved,
    &kAddItem,         &kItems,    &kLockFix};

template <class... Args>
std::vector<Id> ids_from(Tx& tx, const Sql& sql, const Args&... args) {
    std::vector<Id> ids;
    tx.each(
        sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, args...);
    return ids;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }

Scan hold_scan(Tx& tx) {
    tx.exec(kHoldScan);
    return *find_scan(tx);
}

std::optional<Scan> find_scan(Tx& tx) { return tx.one<Scan>(kScan); }

void keep_scan(Tx& tx, const Scan& scan) {
    tx.exec(kKeepScan, scan.scan_no, scan.rules_no, scan.started_at, scan.finished_at,
            scan.looked_count);
}

std::optional<Settings> stored_settings(Tx& tx) { return tx.one<Settings>(kSettings); }

std::vector<customers::Customer> customers_of(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<customers::Customer>(kCustomers, storage::id_set(customers));
}

std::map<Id, Phone> wrong_numbers(Tx& tx, std::span<const Id> customers) {
    std::map<Id, Phone> numbers;
    if (customers.empty()) return numbers;
    tx.each(
        kWrong, [&](const storage::RowView& row) { numbers[row.id(0)] = Phone{row.text(1)}; },
        storage::id_set(customers));
    return numbers;
}

std::vector<Completeness> completeness_of(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<Completeness>(kCompleteness, storage::id_set(customers));
}

std::vector<Flaw> flaws_of(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<Flaw>(kFlaws, storage::id_set(customers));
}

std::vector<Flaw> flaws_named(Tx& tx, std::span<const Id> flaws) {
    if (flaws.empty()) return {};
    return tx.all<Flaw>(kNamedFlaws, storage::id_set(flaws));
}

void add_completeness(Tx& tx, const Completeness& c) {
    tx.push(kAddCompleteness, c.id, c.owner_id, c.kind, c.score, c.missing, c.customer_version,
            c.look_on, c.scan_no, c.updated_at);
}

void keep_completeness(Tx& tx, const Completeness& c) {
    tx.push(kKeepCompleteness, c.id, c.owner_id, c.kind, c.score, c.missing, c.customer_version,
            c.look_on, c.scan_no, c.updated_at);
}

void drop_completeness(Tx& tx, Id customer) { tx.push(kDropCompleteness, customer); }

void add_flaw(Tx& tx, const Flaw& f) {
    tx.push(kAddFlaw, f.id, f.customer_id, f.owner_id, f.code, f.kind, f.field, f.severity, f.rank,
            f.value, f.state, f.since_on, f.resolved_on, f.found_at);
}

void keep_flaw(Tx& tx, const Flaw& f) {
    tx.push(kKeepFlaw, f.id, f.owner_id, f.field, f.severity, f.rank, f.value, f.state, f.since_on,
            f.resolved_on, f.found_at);
}

void keep_sums(Tx& tx, const Cells& cells) {
    for (const auto& [owner, sum] : cells.scores) {
        if (sum.records_count == 0 && sum.score_sum == 0) continue;
        if (tx.exec(kAddScore, owner, sum.records_count, sum.score_sum) == 0)
            tx.push(kNewScore, owner, sum.records_count, sum.score_sum);
    }
    for (const auto& [cell, count] : cells.open)
        if (count != 0 && tx.exec(kAddOpen, cell.first, cell.second, count) == 0)
            tx.push(kNewOpen, cell.first, cell.second, count);
    for (const auto& [cell, count] : cells.resolved)
        if (count != 0 && tx.exec(kAddResolved, cell.first, cell.second, count) == 0)
            tx.push(kNewResolved, cell.first, cell.second, count);
}

std::vector<Id> not_yet_looked_at(Tx& tx, std::int64_t scan_no, int limit) {
    return ids_from(tx, kNotYet, scan_no, limit);
}

std::vector<Id> due_for_a_look(Tx& tx, Date today, int limit) {
    return ids_from(tx, kDue, today, limit);
}

std::vector<ScoreCell> score_cells(Tx& tx, const std::vector<Id>* owners) {
    return owners == nullptr ? tx.all<ScoreCell>(kAllScores)
                             : tx.all<ScoreCell>(kScores, storage::id_set(*owners));
}

std::vector<OpenCell> open_cells(Tx& tx, const std::vector<Id>* owners) {
    return owners == nullptr ? tx.all<OpenCell>(kAllOpen)
                             : tx.all<OpenCell>(kOpen, storage::id_set(*owners));
}

std::vector<ResolvedCell> resolved_cells(Tx& tx, Date since, const std::vector<Id>* owners) {
    return owners == nullptr ? tx.all<ResolvedCell>(kAllResolved, since)
                             : tx.all<ResolvedCell>(kResolved, storage::id_set(*owners), since);
}

void add_fix_item(Tx& tx, Id fix, const FixItem& item) {
    tx.push(kAddItem, fix, item.customer_id, item.fields);
}

std::vector<FixItem> fix_items(Tx& tx, Id fix) { return tx.all<FixItem>(kItems, fix); }

void lock_fix(Tx& tx, Id fix) { tx.exec(kLockFix, fix); }

}  // namespace zhuli::cleanup
