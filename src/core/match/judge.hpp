// From agreements to a decision people can follow: automatic (the two may be taken as one without
// asking, from a file sent again for instance), review (show them side by side) or no, with the
// fields that speak for and against. Never merges anything.
#pragma once

#include <string>
#include <vector>

#include "core/match/model.hpp"

namespace zhuli::match {

enum class Decision : std::uint8_t { no, review, automatic };

/// What one field says. `weight` > 0 speaks for one thing, in natural logarithms of odds.
struct Reason {
    std::size_t field = 0;
    Level level = Level::missing;
    double weight = 0;
    std::string word;  // the rarest word both hold, folded; empty if there is none
};

struct Judgement {
    double score = 0;  // log odds that the two are one thing
    Decision decision = Decision::no;
    std::vector<Reason> reasons;  // of fields both have, the strongest first
};

/// Whether a pair may be one thing at all, whatever it weighs: it shares a number that is its own
/// (phone, e-mail, identifier), or a name as a whole or by a distinctive word. Where something
/// lies, what it costs and words everybody uses are no evidence by themselves.
bool may_be_one(const Table& table, std::span<const Agreement> agreements);

/// Automatic needs odds of a thousand to one, a name and one more field that agree, and no field
/// of either that contradicts; review is more likely than not.
Decision decide(const Table& table, std::span<const Agreement> agreements, double score);

/// Symmetric in a and b.
Judgement judge(const Table& table, const Model& model, RowNo a, RowNo b);

/// The same without reasons: nothing is allocated.
struct Verdict {
    double score = 0;
    Decision decision = Decision::no;
};
Verdict verdict(const Table& table, const Model& model, RowNo a, RowNo b);

}  // namespace zhuli::match
