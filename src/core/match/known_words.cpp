#include "core/match/known_words.hpp"

#include <algorithm>

#include "core/match/candidates.hpp"

namespace zhuli::match {

KnownWords known_words(const Table& table) {
    KnownWords known{table.record_count(), {}};
    const Lexicon& lexicon = table.lexicon();
    for (WordId id = 0; id < lexicon.size(); ++id)
        if (lexicon.records_with(id) > 1)
            known.holders.emplace(lexicon.key(id), lexicon.records_with(id));
    return known;
}

void use_words(Table& table, const KnownWords& known) {
    Lexicon& lexicon = table.lexicon();
    for (WordId id = 0; id < lexicon.size(); ++id) {
        const auto found = known.holders.find(std::string(lexicon.key(id)));
        if (found != known.holders.end())
            lexicon.set_count(id, std::max(found->second, lexicon.records_with(id)));
    }
    table.set_record_count(std::max<double>(known.record_count, table.size()));
}

std::vector<std::string> search_keys(const Table& table, RowNo row) {
    const Lexicon& lexicon = table.lexicon();
    std::vector<WordId> rarest;
    for (const WordId id : table.words(row))
        if (lexicon.records_with(id) <= kMaxHolders) rarest.push_back(id);
    std::sort(rarest.begin(), rarest.end(), [&](WordId a, WordId b) {
        return std::pair(lexicon.records_with(a), lexicon.key(a)) <
               std::pair(lexicon.records_with(b), lexicon.key(b));
    });
    std::vector<std::string> keys;
    for (const WordId id : rarest)
        if (keys.size() < kMaxSearchKeys) keys.emplace_back(lexicon.key(id));
    return keys;
}

}  // namespace zhuli::match
