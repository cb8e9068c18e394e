// The search index over core/text's tokens: FTS5 (ascii tokenizer) on SQLite, GIN over
// array_to_tsvector with a btree term table for prefixes on PostgreSQL. Candidates come from
// here; ranking is ours.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/ctx.hpp"
#include "core/text/tokens.hpp"
#include "storage/tx.hpp"

namespace zhuli::storage {

struct SearchEntry {
    std::string_view entity;  // "customer"
    Id id;
    std::string title;     // what is shown and ranked
    std::string subtitle;  // code, owner … shown beside it
    Id owner;              // for data scopes; 0: everyone
    text::Document document;
};

struct SearchHit {
    std::string entity;
    Id id;
    std::string title, subtitle;
    Id owner;
    int rank = 0;  // text::rank: 100 is exact
};

inline constexpr int kCandidateLimit = 200;

/// Kinds of records whose owners must be among `owners` (null: no restriction); none: every kind.
struct SearchScope {
    std::vector<std::string_view> entities;
    const std::vector<Id>* owners = nullptr;
};

/// Entries of a kind that hold `word`, whoever's they are, at most `limit` and in no order: how
/// rare a word is, and who has it.
std::vector<Id> entries_with(Tx& tx, std::string_view entity, std::string_view word, int limit);
void index_entry(Tx& tx, const SearchEntry& entry);
void remove_entry(Tx& tx, std::string_view entity, Id id);
/// Best hits first, of all scopes together.
std::vector<SearchHit> search(Tx& tx, std::span<const SearchScope> scopes, std::string_view query,
                              int limit);
/// Best hits first; `entity` empty searches all. `owners` null: no restriction.
std::vector<SearchHit> search(Tx& tx, std::string_view entity, std::string_view query, int limit,
                              const std::vector<Id>* owners);

}  // namespace zhuli::storage
