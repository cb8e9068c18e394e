#include "features/price_lists/store.hpp"

#include "storage/entity.hpp"
#include "storage/id_set.hpp"

namespace zhuli::price_lists {

namespace {

using storage::Sql;

constexpr Sql kLock{"price_lists.lock",
                    "SELECT version FROM price_list WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM price_list WHERE org_id = $1 AND id = $2 FOR UPDATE"};

constexpr Sql kLines{"price_lists.lines",
                     "SELECT id, price_list_id, line_no, product_id, from_quantity, unit_price_e4"
                     " FROM price_list_line WHERE org_id = $1 AND price_list_id = $2"
                     " ORDER BY line_no"};

constexpr Sql kDeleteLines{"price_lists.delete_lines",
                           "DELETE FROM price_list_line WHERE org_id = $1 AND price_list_id = $2"};

// By the few lists that are for the customer, each by an index of its own, then their lines.
#define OF_LIST(whose)                                                                   \
    "SELECT id, name, audience, valid_from FROM price_list WHERE org_id = $1 AND " whose \
    " AND active = 1 AND valid_from <= $4 AND (valid_until = '' OR valid_until >= $4)"
#define CANDIDATES(join, ids) \
    "SELECT p.id AS price_list_id, p.name AS list_name, p.audience AS audience,"                 \
    " p.valid_from AS valid_from, l.product_id AS product_id, l.from_quantity AS from_quantity," \
    " l.unit_price_e4 AS unit_price_e4 FROM (" OF_LIST(                                          \
        "audience = 'everybody' AND customer_id = 0") " UNION ALL " OF_LIST(                     \
        "audience = 'tier' AND customer_id = 0 AND tier = (SELECT c.tier FROM customer c"        \
        " WHERE c.org_id = $1 AND c.id = $3)") " UNION ALL " OF_LIST(                            \
        "audience = 'customer' AND customer_id = $3") ") p " join                                \
    " price_list_line l ON l.org_id = $1 AND l.price_list_id = p.id AND l.product_id IN " ids
constexpr Sql kCandidates{
    "price_lists.candidates", CANDIDATES("CROSS JOIN", "(SELECT value FROM json_each($2))"),
    CANDIDATES("JOIN",
               "(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))")};
#undef CANDIDATES
#undef OF_LIST

constexpr Check kChecks[] = {
    {"price lists: a list counts its lines",
     {"price_lists.check_count",
      "SELECT p.name FROM price_list p LEFT JOIN (SELECT price_list_id, COUNT(*) AS n"
      "  FROM price_list_line WHERE org_id = $1 GROUP BY price_list_id) l"
      " ON l.price_list_id = p.id WHERE p.org_id = $1 AND p.line_count <> COALESCE(l.n, 0)"}},
    {"price lists: one customer's list names the customer, no other does",
     {"price_lists.check_audience",
      "SELECT name FROM price_list WHERE org_id = $1"
      " AND (audience = 'customer') <> (customer_id <> 0)"}},
};

constexpr const Sql* kStatements[] = {&kLock,       &kLines,         &kDeleteLines,
                                      &kCandidates, &kChecks[0].sql, &kChecks[1].sql};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

void lock_list(Tx& tx, Id list) { tx.exec(kLock, list); }

std::vector<PriceLine> lines_of(Tx& tx, Id list) { return tx.all<PriceLine>(kLines, list); }

void replace_lines(Tx& tx, const PriceList& list) {
    tx.exec(kDeleteLines, list.id);
    for (const PriceLine& line : list.lines)
        storage::insert_row(tx, storage::table_of<PriceLine>(), &line);
}

std::vector<Candidate> candidates_for(Tx& tx, Id customer, Date day, std::span<const Id> products) {
    if (products.empty()) return {};
    return tx.all<Candidate>(kCandidates, storage::id_set(products), customer, day);
}

}  // namespace zhuli::price_lists
