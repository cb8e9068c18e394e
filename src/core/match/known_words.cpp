#include "core/match/known_words.hpp"

#include <algorithm>

namespace zhuli::match {

void use_words(Table& table, const KnownWords& known) {
    Lexicon& lexicon = table.lexicon();
    for (WordId id = 0; id < lexicon.size(); ++id) {
        const auto found = known.holders.find(std::string(lexicon.key(id)));
        if (found != known.holders.end())
            lexicon.set_count(id, std::max(found->second, lexicon.records_with(id)));
    }
    table.set_record_count(std::max<double>(known.record_count, table.size()));
}

}  // namespace zhuli::match
