#include "core/priority.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/invariant.hpp"

namespace zhuli {

namespace {

/// Away from 0 and 1, where log odds have no end.
constexpr double kLeastRate = 1e-6;

double log_odds(double rate) {
    const double inside = std::clamp(rate, kLeastRate, 1 - kLeastRate);
    return std::log(inside / (1 - inside));
}

}  // namespace

LeadPriority LeadPriority::learn(std::span<const PastLead> past) {
    LeadPriority learned;
    std::int64_t won = 0;
    for (const PastLead& lead : past) {
        if (learned.seen_.empty()) learned.seen_.resize(lead.words.size());
        INVARIANT(lead.words.size() == learned.seen_.size(), "leads of different features");
        won += lead.won;
        for (std::size_t i = 0; i < lead.words.size(); ++i) {
            Seen& seen = learned.seen_[i][lead.words[i]];
            seen.leads += 1;
            seen.won += lead.won;
        }
    }
    if (!past.empty())
        learned.average_ = static_cast<double>(won) / static_cast<double>(past.size());
    return learned;
}

double LeadPriority::worth(std::size_t feature, std::string_view word) const {
    if (feature >= seen_.size()) return 0;
    const auto found = seen_[feature].find(word);
    if (found == seen_[feature].end()) return 0;
    const auto& [leads, won] = found->second;
    const double rate = (static_cast<double>(won) + kPriorLeads * average_) /
                        (static_cast<double>(leads) + kPriorLeads);
    return log_odds(rate) - log_odds(average_);
}

double LeadPriority::score(const LeadWords& words) const {
    double sum = 0;
    for (std::size_t i = 0; i < words.size(); ++i) sum += worth(i, words[i]);
    return sum;
}

double LeadPriority::chance(const LeadWords& words) const {
    if (average_ == 0) return 0;
    return 1 / (1 + std::exp(-(log_odds(average_) + score(words))));
}

double ranking_quality(std::span<const double> scores, const std::vector<bool>& won) {
    INVARIANT(scores.size() == won.size());
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return scores[i]; });
    double ranks_of_won = 0, count_won = 0;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last < order.size() && scores[order[last]] == scores[order[first]]) ++last;
        const double rank = (static_cast<double>(first + last) + 1) / 2;  // of equals, the mean
        for (; first < last; ++first)
            if (won[order[first]]) {
                ranks_of_won += rank;
                count_won += 1;
            }
    }
    const double count_lost = static_cast<double>(order.size()) - count_won;
    if (count_won == 0 || count_lost == 0) return 0.5;
    return (ranks_of_won - count_won * (count_won + 1) / 2) / (count_won * count_lost);
}

}  // namespace zhuli
