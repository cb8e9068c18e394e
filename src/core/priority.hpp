// Which of many leads to answer first, learned from how earlier ones ended: a score in log odds,
// the sum of what each of its words (source, channel, product, page …) was worth so far. Naive
// Bayes on categories, each rate drawn towards the rate of all as if kPriorLeads more had been
// seen, so that a word seen twice says little and one never seen says nothing. Pure; knows no
// record, and learns nothing from what is not told to it: whoever asks tells only what was known
// then.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli {

inline constexpr double kPriorLeads = 20;  // a word on so many leads counts half

/// One word for each feature, in the same order for every lead; "" is a word too.
using LeadWords = std::vector<std::string>;

struct PastLead {
    LeadWords words;
    bool won = false;
};

class LeadPriority {
 public:
    /// INVARIANT: every lead has the same number of words.
    static LeadPriority learn(std::span<const PastLead> past);

    /// Log odds above (positive) or below the average lead's.
    double score(const LeadWords& words) const;
    /// The chance that it is won, between 0 and 1.
    double chance(const LeadWords& words) const;
    /// What one word is worth: the part of the score that feature `feature` brings.
    double worth(std::size_t feature, std::string_view word) const;
    /// The share of all that was won.
    double average() const { return average_; }

 private:
    struct Seen {
        std::int64_t leads = 0, won = 0;
    };
    double average_ = 0;
    std::vector<std::map<std::string, Seen, std::less<>>> seen_;  // per feature
};

/// How often a won lead stands before one that was not, ties counted half (Mann–Whitney); 0.5 where
/// there are none of either.
double ranking_quality(std::span<const double> scores, const std::vector<bool>& won);

}  // namespace zhuli
