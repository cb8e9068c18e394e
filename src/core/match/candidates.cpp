#include "core/match/candidates.hpp"

#include <algorithm>

#include "core/match/shares.hpp"

namespace zhuli::match {
namespace {

bool leads_somewhere(std::uint32_t holders) { return holders >= 2 && holders <= kMaxHolders; }

}  // namespace

Candidates::Candidates(const Table& table, Pairing pairing) : table_(table), pairing_(pairing) {
    const Lexicon& lexicon = table.lexicon();
    starts_.assign(lexicon.size() + 1, 0);
    for (RowNo row = 0; row < table.size(); ++row)
        for (const WordId id : table.words(row)) ++starts_[id + 1];
    for (std::size_t id = 0; id < lexicon.size(); ++id)
        starts_[id + 1] = starts_[id] + (leads_somewhere(starts_[id + 1]) ? starts_[id + 1] : 0);
    rows_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (RowNo row = 0; row < table.size(); ++row)
        for (const WordId id : table.words(row))
            if (starts_[id + 1] > starts_[id]) rows_[next[id]++] = row;
    shared_.assign(table.size(), 0);
}

std::span<const RowNo> Candidates::holders(WordId id) const {
    return {rows_.data() + starts_[id], starts_[id + 1] - starts_[id]};
}

void Candidates::visit(RowNo row, WordId id) {
    const auto weight = static_cast<float>(rarity_of(table_, id));
    for (const RowNo other : holders(id)) {
        if (other >= row) break;
        if (pairing_ == Pairing::across_sources && table_.source(other) == table_.source(row))
            continue;
        if (shared_[other] == 0) touched_.push_back(other);
        shared_[other] += weight;
    }
}

std::span<const RowNo> Candidates::before(RowNo row) {
    rarest_.clear();
    for (const WordId id : table_.words(row))
        if (!holders(id).empty()) rarest_.push_back(id);
    std::sort(rarest_.begin(), rarest_.end(), [&](WordId a, WordId b) {
        return std::pair(holders(a).size(), a) < std::pair(holders(b).size(), b);
    });
    touched_.clear();
    std::size_t visits = 0;
    for (const WordId id : rarest_) {
        if ((visits += holders(id).size()) > kMaxVisits) break;
        visit(row, id);
    }
    const auto better = [&](RowNo a, RowNo b) {
        return shared_[a] != shared_[b] ? shared_[a] > shared_[b] : a < b;
    };
    const std::size_t kept = std::min(touched_.size(), kMaxCandidates);
    std::partial_sort(touched_.begin(), touched_.begin() + static_cast<std::ptrdiff_t>(kept),
                      touched_.end(), better);
    for (const RowNo other : touched_) shared_[other] = 0;
    return {touched_.data(), kept};
}

}  // namespace zhuli::match
