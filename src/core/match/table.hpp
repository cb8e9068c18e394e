// Records ready to be compared: every value cut once, words as numbers of one lexicon. About 200
// bytes a customer; what was given is not kept. Rows are numbered in the order they were added.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/match/lexicon.hpp"
#include "core/match/record.hpp"

namespace zhuli::match {

using RowNo = std::uint32_t;

/// One cut value: `words` ascending; `whole` is kNoWord for kinds that are not made of words.
struct Value {
    WordId whole = kNoWord;
    std::span<const WordId> words;
    bool missing() const { return words.empty(); }
};

class Table {
 public:
    explicit Table(Schema schema);

    /// One value per field of the schema; missing ones at the end count as empty. `source` tells
    /// lists apart that hold nothing twice themselves, see Pairing.
    RowNo add(std::span<const std::string_view> values, std::uint8_t source = 0);

    const Schema& schema() const { return schema_; }
    RowNo size() const { return static_cast<RowNo>(sources_.size()); }
    std::uint8_t source(RowNo row) const { return sources_[row]; }
    Value value(RowNo row, std::size_t field) const;
    /// All words of a row, wholes included.
    std::span<const WordId> words(RowNo row) const;

    const Lexicon& lexicon() const { return lexicon_; }
    Lexicon& lexicon() { return lexicon_; }
    /// Records the counts of the lexicon are about: the rows, unless said otherwise.
    double record_count() const { return record_count_ > 0 ? record_count_ : size(); }
    void set_record_count(double count) { record_count_ = count; }

 private:
    Schema schema_;
    Lexicon lexicon_;
    std::vector<WordId> words_;          // per value: whole first, if there is one, then words
    std::vector<std::uint32_t> starts_;  // of each value in words_, and the end
    std::vector<std::uint8_t> sources_;
    double record_count_ = 0;
};

}  // namespace zhuli::match
