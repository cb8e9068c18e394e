// What agreements are worth: Fellegi and Sunter's model ("A Theory for Record Linkage", JASA 1969).
// Per field and level, `m` is how often records of one thing agree so far and `u` how often records
// of two things do; an agreement weighs log(m / u), and weights add up to log odds. How rare the
// shared value is takes the place of the average `u` (term frequency adjustment, Winkler 1989).
// Fields are taken as independent given the answer, which they are not quite: weights are
// shortened, and of several addresses that agree each beyond the strongest counts in part.
// A model is plain numbers, to be kept as long as its records do not change much.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/match/compare.hpp"

namespace zhuli::match {

struct FieldWeights {
    std::array<double, kLevels> m{}, u{};  // by Level; missing stays 0
};

struct Model {
    Schema schema;
    std::vector<FieldWeights> fields;
    double prior = 0;  // log odds that two records taken at random are one thing

    double weight(std::size_t field, const Agreement& agreement) const;
    /// Log odds that the two are one thing, from the numbers alone; see judge.hpp.
    double score(std::span<const Agreement> agreements) const;
};

}  // namespace zhuli::match
