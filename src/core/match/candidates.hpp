// Which pairs are worth comparing: records that share rare words. Each record walks the holders of
// its rarest words, at most kMaxVisits, and keeps the kMaxCandidates it shares most with: the work
// grows with the number of records, not with its square. A word on more than kMaxHolders records
// leads nowhere. Complete only for what shares a rarer word.
#pragma once

#include <vector>

#include "core/match/table.hpp"

namespace zhuli::match {

inline constexpr std::uint32_t kMaxHolders = 400;
inline constexpr std::size_t kMaxVisits = 2000;
inline constexpr std::size_t kMaxCandidates = 32;

/// Which pairs of rows are asked about.
enum class Pairing {
    within,          // any two rows
    across_sources,  // rows of different sources only
};

class Candidates {
 public:
    Candidates(const Table& table, Pairing pairing);

    /// Rows before `row` worth comparing with it, the most promising first. The view lasts until
    /// the next call.
    std::span<const RowNo> before(RowNo row);

 private:
    std::span<const RowNo> holders(WordId id) const;
    void visit(RowNo row, WordId id);

    const Table& table_;
    Pairing pairing_;
    std::vector<std::uint32_t> starts_;  // per word into rows_
    std::vector<RowNo> rows_;
    std::vector<float> shared_;  // per row, zero between calls
    std::vector<RowNo> touched_;
    std::vector<WordId> rarest_;
};

}  // namespace zhuli::match
