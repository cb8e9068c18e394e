#include "core/match/table.hpp"

#include <algorithm>

#include "core/invariant.hpp"
#include "core/match/words.hpp"

namespace zhuli::match {

Table::Table(Schema schema) : schema_(std::move(schema)), starts_{0} {
    INVARIANT(!schema_.empty() && schema_.size() <= kMaxFields);
}

RowNo Table::add(std::span<const std::string_view> values, std::uint8_t source) {
    for (std::size_t f = 0; f < schema_.size(); ++f) {
        const Cut parts = f < values.size() ? cut(schema_[f].kind, values[f]) : Cut{};
        if (!parts.words.empty() && made_of_words(schema_[f].kind)) {
            words_.push_back(lexicon_.intern(f, WordClass::whole, parts.whole));
            lexicon_.count(words_.back());
        }
        const auto first = static_cast<std::ptrdiff_t>(words_.size());
        for (const auto& word : parts.words) {
            words_.push_back(lexicon_.intern(f, word.word_class, word.text));
            lexicon_.count(words_.back());
        }
        std::sort(words_.begin() + first, words_.end());
        starts_.push_back(static_cast<std::uint32_t>(words_.size()));
    }
    sources_.push_back(source);
    return size() - 1;
}

Value Table::value(RowNo row, std::size_t field) const {
    const std::size_t at = row * schema_.size() + field;
    std::span<const WordId> all(words_.data() + starts_[at], starts_[at + 1] - starts_[at]);
    if (all.empty() || !made_of_words(schema_[field].kind)) return {kNoWord, all};
    return {all.front(), all.subspan(1)};
}

std::span<const WordId> Table::words(RowNo row) const {
    const std::uint32_t first = starts_[row * schema_.size()];
    return {words_.data() + first, starts_[(row + 1) * schema_.size()] - first};
}

}  // namespace zhuli::match
