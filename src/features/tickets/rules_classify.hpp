// What a complaint is about, told from its words: a hand-written table of keywords first, and what
// an organisation's own tickets taught on top of it. Logistic regression on runs of one to three
// characters, the keywords being where it starts from; confidence is calibrated by a temperature on
// tickets it did not learn from. Pure. A suggestion with its confidence, never a decision.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/tickets/model.hpp"

namespace zhuli::tickets {

inline constexpr std::size_t kKindCount = 6;    // without none
inline constexpr std::size_t kLearnsFrom = 50;  // tickets; with fewer the keywords alone speak

/// In the order of Kind, without none.
using Chances = std::array<double, kKindCount>;

struct Labelled {
    std::string words;
    Kind kind = Kind::other;
};

struct Guess {
    Kind kind = Kind::none;
    double confidence = 0;
};

class KindModel {
 public:
    /// Knows the keywords alone.
    KindModel() = default;
    /// The same tickets give the same model. Fewer than kLearnsFrom teach nothing.
    static KindModel learn(std::span<const Labelled> tickets);

    Chances chances(std::string_view words) const;
    Guess guess(std::string_view words) const;
    /// How many tickets taught it.
    std::size_t learned_from() const { return learned_from_; }

    /// As kept in a table, and back; nothing where the text is of no model.
    std::string to_text() const;
    static KindModel from_text(std::string_view text);

 private:
    using Weights = std::array<float, kKindCount>;
    Chances scores(std::string_view words) const;
    void fit(std::span<const Labelled> tickets);
    void calibrate(std::span<const Labelled> tickets);

    std::map<std::string, Weights, std::less<>> weights_;
    double temperature_ = 1;
    std::size_t learned_from_ = 0;
};

/// The keywords that stand in the words, for whoever asks why.
std::vector<std::string> keywords_in(std::string_view words);

}  // namespace zhuli::tickets
