// From a table and what was learned from it to the pairs that may be one thing, and to groups.
// Time grows with the number of rows (see candidates.hpp), memory with the rows and the pairs
// found.
#pragma once

#include "core/match/candidates.hpp"
#include "core/match/judge.hpp"

namespace zhuli::match {

struct Scored {
    RowNo a = 0, b = 0;  // a < b
    double score = 0;    // log odds that they are one thing
    Decision decision = Decision::no;
};

/// All candidates that are more likely one thing than not, best first.
std::vector<Scored> find_pairs(const Table& table, const Model& model, Pairing pairing);

/// Of lists that hold nothing twice: each row keeps its best partner, best pairs first.
std::vector<Scored> one_to_one(const std::vector<Scored>& best_first);

/// Per row the number of its group, which is its first row. Two groups become one when their rows
/// are one thing on average, so that one wrong pair does not join two large groups.
std::vector<RowNo> groups(const Table& table, const Model& model,
                          const std::vector<Scored>& best_first);

}  // namespace zhuli::match
