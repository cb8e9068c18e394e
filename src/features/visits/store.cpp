#include "features/visits/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::visits {

namespace {

using storage::Sql;

constexpr Sql kPlaces{"visits.places_of",
                      "SELECT id, version, customer_id, interaction_id, owner_id, visited_at, met,"
                      " position, is_place, distance_m, created_at, updated_at FROM check_in"
                      " WHERE org_id = $1 AND customer_id = $2 AND is_place = 1"
                      " ORDER BY visited_at DESC, id DESC LIMIT 100"};
#define WORDS(ids)                                      \
    "SELECT i.id, i.words FROM " ids                    \
    " ids CROSS JOIN interaction i WHERE i.org_id = $1" \
    " AND i.id = ids.asked"
constexpr Sql kWords{"visits.words_of", WORDS("(SELECT value AS asked FROM json_each($2))"),
                     WORDS("(SELECT CAST(value AS BIGINT) AS asked"
                           " FROM json_array_elements_text(CAST($2 AS json)))")};
#undef WORDS

constexpr const Sql* kStatements[] = {&kPlaces, &kWords};

constexpr storage::Check kChecks[] = {
    {"visits: every check-in has its conversation",
     {"visits.check_talk",
      "SELECT CAST(v.id AS TEXT) FROM check_in v LEFT JOIN interaction i ON i.org_id = $1"
      " AND i.id = v.interaction_id WHERE v.org_id = $1"
      " AND (i.id IS NULL OR i.customer_id <> v.customer_id)"}},
};

constexpr storage::Migration kMigrations[] = {{"visits", 1, R"sql(
-- distributed
CREATE TABLE check_in (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, interaction_id BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  visited_at BIGINT NOT NULL, met TEXT NOT NULL, position TEXT NOT NULL, is_place BIGINT NOT NULL,
  distance_m BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX check_in_visited ON check_in (org_id, visited_at, id);
CREATE INDEX check_in_owner ON check_in (org_id, owner_id, visited_at, id);
CREATE INDEX check_in_customer ON check_in (org_id, customer_id, visited_at, id);
)sql"}};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Migration> migrations() { return kMigrations; }
std::span<const storage::Check> checks() { return kChecks; }

std::optional<CheckIn> place_of(Tx& tx, Id customer) { return tx.one<CheckIn>(kPlaces, customer); }

std::vector<CheckIn> places_of(Tx& tx, Id customer) { return tx.all<CheckIn>(kPlaces, customer); }

std::map<Id, std::string> words_of(Tx& tx, std::span<const Id> interactions) {
    std::map<Id, std::string> words;
    if (interactions.empty()) return words;
    tx.each(
        kWords, [&](const storage::RowView& row) { words.emplace(row.id(0), row.text(1)); },
        storage::id_set(interactions));
    return words;
}

}  // namespace zhuli::visits
