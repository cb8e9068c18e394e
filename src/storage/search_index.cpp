#include "storage/search_index.hpp"

#include <algorithm>

#include "core/text/match.hpp"
#include "storage/search_match.hpp"
#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr Sql kOldTokens{"search.old_tokens",
                         "SELECT tokens FROM search_document WHERE org_id = $1 AND id = $2"};
constexpr Sql kForget{"search.forget", "DELETE FROM search_entry WHERE org_id = $1 AND id = $2"};
constexpr Sql kForgetDocument{"search.forget_document",
                              "DELETE FROM search_document WHERE org_id = $1 AND id = $2"};
constexpr Sql kInsert{"search.insert",
                      "INSERT INTO search_entry (org_id, id, entity, title, subtitle, owner_id)"
                      " VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Sql kInsertDocument{
    "search.insert_document",
    "INSERT INTO search_document (org_id, id, tokens) VALUES ($1, $2, $3)"};
constexpr Sql kFtsInsert{"search.fts_insert",
                         "INSERT INTO search_fts (rowid, tokens) VALUES ($1, words_of_tokens($2))",
                         {},
                         Reach::reference};
constexpr Sql kFtsDelete{"search.fts_delete",
                         "INSERT INTO search_fts (search_fts, rowid, tokens)"
                         " VALUES ('delete', $1, words_of_tokens($2))",
                         {},
                         Reach::reference};
// CROSS JOIN: without statistics SQLite would walk all entries and ask the index for each.
constexpr Sql kCandidates{
    "search.candidates",
    "SELECT e.entity AS entity, e.id AS id, e.title AS title, e.subtitle AS subtitle,"
    " e.owner_id AS owner, 0 AS rank FROM search_fts"
    " CROSS JOIN search_entry e ON e.org_id = $1 AND e.id = search_fts.rowid"
    " WHERE search_fts MATCH $2 AND ($3 = '[]' OR e.entity IN (SELECT value FROM json_each($3)))"
    " AND (CAST($5 AS BIGINT) = 1"
    " OR e.owner_id = 0 OR e.owner_id IN (SELECT value FROM json_each($6))) LIMIT $4",
    "SELECT e.entity AS entity, e.id AS id, e.title AS title, e.subtitle AS subtitle,"
    " e.owner_id AS owner, CAST(0 AS BIGINT) AS rank FROM search_document d"
    " JOIN search_entry e ON e.org_id = d.org_id AND e.id = d.id"
    " WHERE d.org_id = $1 AND array_to_tsvector(string_to_array(d.tokens, ' ')) @@"
    " CAST($2 AS tsquery) AND ($3 = '{}' OR e.entity = ANY(CAST($3 AS TEXT[])))"
    " AND (CAST($5 AS BIGINT) = 1"
    " OR e.owner_id = 0 OR e.owner_id = ANY(CAST($6 AS BIGINT[]))) LIMIT $4"};

struct Candidate {
    std::string entity;
    Id id;
    std::string title, subtitle;
    Id owner;
    int rank = 0;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (entity, id, title, subtitle, owner, rank))

constexpr std::size_t kMostOwnersAsked = 200;  // more of them are told apart row by row

/// Short, so that few beginnings of it are indexed: kinds that share one cost time and nothing
/// else.
std::string kind_token(std::string_view entity) { return {'k', entity.front(), entity.back()}; }
std::string owner_token(Id owner) { return "u" + std::to_string(owner.v); }

/// Where an entry is filed, and its words.
std::string joined(const SearchEntry& entry, Id org) {
    std::string text =
        text::org_token(org.v) + " " + kind_token(entry.entity) + " " + owner_token(entry.owner);
    for (const auto& token : text::index_tokens(entry.document)) text += " " + token;
    return text;
}

/// The array of a statement's argument; `items` need no quoting in either dialect.
template <class Items, class Text>
std::string array_of(Dialect dialect, const Items& items, Text text) {
    std::string list;
    for (const auto& item : items) list += (list.empty() ? "" : ",") + text(item);
    return dialect == Dialect::postgres ? "{" + list + "}" : "[" + list + "]";
}

std::string id_list(Dialect dialect, const std::vector<Id>* ids) {
    return array_of(dialect, ids ? *ids : std::vector<Id>{},
                    [](Id id) { return std::to_string(id.v); });
}

std::string name_list(Dialect dialect, std::span<const std::string_view> names) {
    return array_of(dialect, names,
                    [](std::string_view name) { return "\"" + std::string(name) + "\""; });
}

/// The scope in terms of the index: a common word is not read for rows of other people and kinds.
/// Whose it is says enough; the lists of kinds are long.
void file_by(const SearchScope& scope, std::vector<text::QueryGroup>& groups) {
    const bool by_owner = scope.owners != nullptr && scope.owners->size() <= kMostOwnersAsked;
    if (by_owner) {
        auto& owners = groups.emplace_back();
        owners.any.push_back({owner_token({}), false});
        for (const Id owner : *scope.owners) owners.any.push_back({owner_token(owner), false});
    } else if (!scope.entities.empty()) {
        auto& kinds = groups.emplace_back();
        for (const auto entity : scope.entities) kinds.any.push_back({kind_token(entity), false});
    }
}

std::vector<text::QueryGroup> asked_groups(Tx& tx, std::string_view query,
                                           text::Closeness closeness) {
    auto groups = text::query_tokens(query, closeness);
    // Not on SQLite: it is in every entry, and FTS5 reads a list that long from end to end. The
    // join keeps to the organisation.
    if (!groups.empty() && tx.dialect() == Dialect::postgres)
        groups.push_back({{{text::org_token(tx.org().v), false}}});
    return groups;
}

std::vector<Candidate> candidates(Tx& tx, const SearchScope& scope,
                                  std::vector<text::QueryGroup> groups, int limit) {
    file_by(scope, groups);
    return tx.all<Candidate>(kCandidates, match_text(tx.dialect(), groups, Beginnings::written),
                             name_list(tx.dialect(), scope.entities), limit,
                             std::int64_t{scope.owners == nullptr},
                             id_list(tx.dialect(), scope.owners));
}

/// Scope is part of the question: cut at the limit first, others' rows would crowd out one's own.
void add_candidates(Tx& tx, std::span<const SearchScope> scopes, std::string_view query,
                    text::Closeness closeness, std::vector<Candidate>& found) {
    const auto groups = asked_groups(tx, query, closeness);
    if (groups.empty()) return;
    for (const SearchScope& scope : scopes)
        for (auto& candidate : candidates(tx, scope, groups, kCandidateLimit))
            found.push_back(std::move(candidate));
}

constexpr const Sql* kStatements[] = {&kOldTokens, &kForget,         &kForgetDocument,
                                      &kInsert,    &kInsertDocument, &kFtsInsert,
                                      &kFtsDelete, &kCandidates};

}  // namespace

std::span<const Sql* const> search_statements() { return kStatements; }

void remove_entry(Tx& tx, std::string_view, Id id) {
    const auto old = tx.scalar<std::string>(kOldTokens, id);
    if (!old) return;
    if (tx.dialect() == Dialect::sqlite) tx.push_late(kFtsDelete, id, *old);
    tx.push(kForget, id);
    tx.push(kForgetDocument, id);
}

std::vector<Id> entries_with(Tx& tx, std::string_view entity, std::string_view word, int limit) {
    auto groups = asked_groups(tx, word, text::Closeness::adjacent);
    std::vector<Id> ids;
    if (groups.empty()) return ids;
    const SearchScope scope{{entity}, nullptr};
    for (const auto& one : candidates(tx, scope, std::move(groups), limit)) ids.push_back(one.id);
    return ids;
}

void index_entry(Tx& tx, const SearchEntry& entry) {
    remove_entry(tx, entry.entity, entry.id);
    const std::string tokens = joined(entry, tx.org());
    tx.push(kInsert, entry.id, entry.entity, entry.title, entry.subtitle, entry.owner);
    tx.push(kInsertDocument, entry.id, tokens);
    if (tx.dialect() == Dialect::sqlite) tx.push_late(kFtsInsert, entry.id, tokens);
}

std::vector<SearchHit> search(Tx& tx, std::span<const SearchScope> scopes, std::string_view query,
                              int limit) {
    std::vector<Candidate> found;
    add_candidates(tx, scopes, query, text::Closeness::adjacent, found);
    if (found.empty()) add_candidates(tx, scopes, query, text::Closeness::scattered, found);
    std::vector<SearchHit> hits;
    for (auto& c : found)
        hits.push_back({std::move(c.entity), c.id, c.title, std::move(c.subtitle), c.owner,
                        text::rank(c.title, query)});
    std::sort(hits.begin(), hits.end(), [](const SearchHit& a, const SearchHit& b) {
        return std::tie(b.rank, a.title, a.id) < std::tie(a.rank, b.title, b.id);
    });
    if (hits.size() > static_cast<std::size_t>(limit)) hits.resize(static_cast<std::size_t>(limit));
    return hits;
}

std::vector<SearchHit> search(Tx& tx, std::string_view entity, std::string_view query, int limit,
                              const std::vector<Id>* owners) {
    SearchScope scope{{}, owners};
    if (!entity.empty()) scope.entities.push_back(entity);
    return search(tx, {&scope, 1}, query, limit);
}

}  // namespace zhuli::storage
