#include "storage/search_index.hpp"

#include <algorithm>

#include "core/text/match.hpp"

namespace zhuli::storage {

namespace {

constexpr Sql kOldTokens{"search.old_tokens",
                         "SELECT tokens FROM search_entry WHERE org_id = $1 AND entity_id = $2"};
constexpr Sql kForget{"search.forget",
                      "DELETE FROM search_entry WHERE org_id = $1 AND entity_id = $2"};
constexpr Sql kInsert{"search.insert",
                      "INSERT INTO search_entry (org_id, entity_id, entity, title, subtitle,"
                      " owner_id, tokens) VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Sql kFtsInsert{"search.fts_insert",
                         "INSERT INTO search_fts (rowid, tokens) VALUES ($1, $2)", {},
                         Reach::reference};
constexpr Sql kFtsDelete{
    "search.fts_delete",
    "INSERT INTO search_fts (search_fts, rowid, tokens) VALUES ('delete', $1, $2)", {},
    Reach::reference};
constexpr Sql kCandidates{
    "search.candidates",
    "SELECT e.entity AS entity, e.entity_id AS id, e.title AS title, e.subtitle AS subtitle,"
    " e.owner_id AS owner, 0 AS rank FROM search_fts"
    " JOIN search_entry e ON e.org_id = $1 AND e.entity_id = search_fts.rowid"
    " WHERE search_fts MATCH $2 AND ($3 = '' OR e.entity = $3) AND (CAST($5 AS BIGINT) = 1"
    " OR e.owner_id = 0 OR e.owner_id IN (SELECT value FROM json_each($6))) LIMIT $4",
    "SELECT e.entity AS entity, e.entity_id AS id, e.title AS title, e.subtitle AS subtitle,"
    " e.owner_id AS owner, CAST(0 AS BIGINT) AS rank FROM search_entry e"
    " WHERE e.org_id = $1 AND array_to_tsvector(string_to_array(e.tokens, ' ')) @@"
    " CAST($2 AS tsquery) AND ($3 = '' OR e.entity = $3) AND (CAST($5 AS BIGINT) = 1"
    " OR e.owner_id = 0 OR e.owner_id = ANY(CAST($6 AS BIGINT[]))) LIMIT $4"};

struct Candidate {
    std::string entity;
    Id id;
    std::string title, subtitle;
    Id owner;
    int rank = 0;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (entity, id, title, subtitle, owner, rank))

std::string joined(const std::vector<std::string>& tokens, Id org) {
    std::string text = text::org_token(org.v);
    for (const auto& token : tokens) text += " " + token;
    return text;
}

std::string sqlite_match(const std::vector<text::QueryGroup>& groups, Id org) {
    std::string query = text::org_token(org.v);
    for (const auto& group : groups) {
        query += " AND (";
        bool first = true;
        for (const auto& term : group.any) {
            query += (first ? "" : " OR ") + term.token + (term.prefix ? "*" : "");
            first = false;
        }
        query += ")";
    }
    return query;
}

std::string postgres_match(const std::vector<text::QueryGroup>& groups, Id org) {
    std::string query = text::org_token(org.v);
    for (const auto& group : groups) {
        query += " & (";
        bool first = true;
        for (const auto& term : group.any) {
            query += (first ? "" : " | ") + term.token + (term.prefix ? ":*" : "");
            first = false;
        }
        query += ")";
    }
    return query;
}

std::string id_list(Dialect dialect, const std::vector<Id>* ids) {
    std::string list;
    for (std::size_t i = 0; ids != nullptr && i < ids->size(); ++i)
        list += (i == 0 ? "" : ",") + std::to_string((*ids)[i].v);
    return dialect == Dialect::postgres ? "{" + list + "}" : "[" + list + "]";
}

/// Scope is part of the question: cut at the limit first, others' rows would crowd out one's own.
std::vector<Candidate> candidates(Tx& tx, std::string_view entity, std::string_view query,
                                  text::Closeness closeness, const std::vector<Id>* owners) {
    const auto groups = text::query_tokens(query, closeness);
    if (groups.empty()) return {};
    const std::string match = tx.dialect() == Dialect::sqlite ? sqlite_match(groups, tx.org())
                                                              : postgres_match(groups, tx.org());
    return tx.all<Candidate>(kCandidates, match, entity, kCandidateLimit,
                             std::int64_t{owners == nullptr}, id_list(tx.dialect(), owners));
}

}  // namespace

void remove_entry(Tx& tx, std::string_view, Id id) {
    const auto old = tx.scalar<std::string>(kOldTokens, id);
    if (!old) return;
    if (tx.dialect() == Dialect::sqlite) tx.push(kFtsDelete, id, *old);
    tx.push(kForget, id);
}

void index_entry(Tx& tx, const SearchEntry& entry) {
    remove_entry(tx, entry.entity, entry.id);
    const std::string tokens = joined(text::index_tokens(entry.document), tx.org());
    tx.push(kInsert, entry.id, entry.entity, entry.title, entry.subtitle, entry.owner, tokens);
    if (tx.dialect() == Dialect::sqlite) tx.push(kFtsInsert, entry.id, tokens);
}

std::vector<SearchHit> search(Tx& tx, std::string_view entity, std::string_view query, int limit,
                              const std::vector<Id>* owners) {
    auto found = candidates(tx, entity, query, text::Closeness::adjacent, owners);
    if (found.empty()) found = candidates(tx, entity, query, text::Closeness::scattered, owners);
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

}  // namespace zhuli::storage
