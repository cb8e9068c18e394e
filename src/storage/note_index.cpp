#include "storage/note_index.hpp"

#include <algorithm>
#include <limits>

#include "storage/search_match.hpp"
#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr std::size_t kMostOwnersAsked = 200;  // more of them are told apart by who reads the notes

constexpr Sql kOld{
    "notes.old",
    "SELECT customer_id, owner_id, tokens FROM note_entry WHERE org_id = $1 AND id = $2"};
constexpr Sql kForget{"notes.forget", "DELETE FROM note_entry WHERE org_id = $1 AND id = $2"};
constexpr Sql kInsert{"notes.insert",
                      "INSERT INTO note_entry (org_id, id, entity, customer_id, owner_id, tokens)"
                      " VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Sql kMisfiled{"notes.misfiled",
                        "SELECT id, owner_id FROM note_entry WHERE org_id = $1"
                        " AND customer_id = $2 AND owner_id <> $3 ORDER BY id LIMIT $4"};
constexpr Sql kRefile{"notes.refile",
                      "UPDATE note_entry SET owner_id = $3 WHERE org_id = $1 AND id = $2"};
constexpr Sql kFtsInsert{"notes.fts_insert",
                         "INSERT INTO search_fts_note (rowid, tokens) VALUES ($1, $2)",
                         {},
                         Reach::reference};
constexpr Sql kFtsDelete{
    "notes.fts_delete",
    "INSERT INTO search_fts_note (search_fts_note, rowid, tokens) VALUES ('delete', $1, $2)",
    {},
    Reach::reference};
// The expression is the index's; a note of one character has no tokens. CROSS JOIN: as in
// search_index.cpp.
constexpr Sql kNewest{
    "notes.newest",
    "SELECT e.entity AS entity, e.id AS id FROM search_fts_note"
    " CROSS JOIN note_entry e ON e.org_id = $1 AND e.id = search_fts_note.rowid"
    " WHERE search_fts_note MATCH $2 AND search_fts_note.rowid < $3"
    " AND e.entity IN (SELECT value FROM json_each($4))"
    " ORDER BY search_fts_note.rowid DESC LIMIT $5",
    "SELECT entity, id FROM note_entry WHERE org_id = $1"
    " AND array_to_tsvector(string_to_array(LTRIM(tokens || ' u' || CAST(owner_id AS TEXT)"
    " || ' o' || CAST(org_id AS TEXT)), ' ')) @@ CAST($2 AS tsquery) AND id < $3"
    " AND entity = ANY(CAST($4 AS TEXT[])) ORDER BY id DESC LIMIT $5"};

struct Old {
    Id customer_id, owner_id;
    std::string tokens;
};
BOOST_DESCRIBE_STRUCT(Old, (), (customer_id, owner_id, tokens))

struct Misfiled {
    Id id, owner_id;
};
BOOST_DESCRIBE_STRUCT(Misfiled, (), (id, owner_id))

std::string owner_token(Id owner) { return "u" + std::to_string(owner.v); }

std::string tokens_of(const NoteEntry& entry) {
    text::Document document;
    for (const auto words : entry.words) document.push_back({words, text::TextKind::word});
    std::string tokens;
    for (const auto& token : text::index_tokens(document)) {
        if (!tokens.empty()) tokens += ' ';
        tokens += token;
    }
    return tokens;
}

void forget(Tx& tx, Id id, const Old& old) {
    if (tx.dialect() == Dialect::sqlite)
        tx.push_late(kFtsDelete, id, old.tokens + " " + owner_token(old.owner_id));
    tx.push(kForget, id);
}

/// What is asked in one scope: the words, and one of the owners unless all are in it.
std::vector<text::QueryGroup> asked_of(Tx& tx, std::vector<text::QueryGroup> words,
                                       const std::vector<Id>* owners) {
    if (tx.dialect() == Dialect::postgres)
        words.push_back({{{"o" + std::to_string(tx.org().v), false}}});
    if (owners == nullptr || owners->size() > kMostOwnersAsked) return words;
    auto& group = words.emplace_back();
    group.any.push_back({owner_token(kAnybody), false});
    for (const Id owner : *owners) group.any.push_back({owner_token(owner), false});
    return words;
}

std::string entity_list(Dialect dialect, const std::vector<std::string_view>& entities) {
    std::string list;
    for (const auto entity : entities)
        list += (list.empty() ? "\"" : ",\"") + std::string(entity) + "\"";
    return dialect == Dialect::postgres ? "{" + list + "}" : "[" + list + "]";
}

constexpr const Sql* kStatements[] = {&kOld,    &kForget,    &kInsert,    &kMisfiled,
                                      &kRefile, &kFtsInsert, &kFtsDelete, &kNewest};

}  // namespace

std::span<const Sql* const> note_statements() { return kStatements; }

void remove_note(Tx& tx, Id id) {
    if (const auto old = tx.one<Old>(kOld, id)) forget(tx, id, *old);
}

void index_note(Tx& tx, const NoteEntry& entry) {
    const std::string tokens = tokens_of(entry);
    const bool written = std::ranges::any_of(entry.words, [](auto one) { return !one.empty(); });
    const auto old = tx.one<Old>(kOld, entry.id);
    if (old && written && old->tokens == tokens && old->owner_id == entry.owner &&
        old->customer_id == entry.customer)
        return;
    if (old) forget(tx, entry.id, *old);
    if (!written) return;
    tx.push(kInsert, entry.id, entry.entity, entry.customer, entry.owner, tokens);
    if (tx.dialect() == Dialect::sqlite)
        tx.push_late(kFtsInsert, entry.id, tokens + " " + owner_token(entry.owner));
}

std::vector<NotePlace> newest_notes(Tx& tx, std::span<const SearchScope> scopes,
                                    std::string_view query, Id before, int limit) {
    const auto words = text::word_query_tokens(query);
    if (words.empty()) return {};
    const Id end = before ? before : Id{std::numeric_limits<std::int64_t>::max()};
    std::vector<NotePlace> places;
    for (const SearchScope& scope : scopes)
        for (auto& place : tx.all<NotePlace>(
                 kNewest,
                 match_text(tx.dialect(), asked_of(tx, words, scope.owners), Beginnings::looked_up),
                 end, entity_list(tx.dialect(), scope.entities), limit))
            places.push_back(std::move(place));
    std::sort(places.begin(), places.end(),
              [](const NotePlace& a, const NotePlace& b) { return a.id > b.id; });
    if (places.size() > static_cast<std::size_t>(limit))
        places.resize(static_cast<std::size_t>(limit));
    return places;
}

// Of SQLite's index only the owner's token changes places: the words of a customer's notes are not
// written again.
std::int64_t refile_notes(Tx& tx, Id customer, Id owner, std::int64_t limit) {
    const auto notes = tx.all<Misfiled>(kMisfiled, customer, owner, limit);
    for (const Misfiled& note : notes) {
        tx.push(kRefile, note.id, owner);
        if (tx.dialect() != Dialect::sqlite) continue;
        tx.push_late(kFtsDelete, note.id, owner_token(note.owner_id));
        tx.push_late(kFtsInsert, note.id, owner_token(owner));
    }
    return static_cast<std::int64_t>(notes.size());
}

}  // namespace zhuli::storage
