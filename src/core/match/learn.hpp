// Learns a model from the records themselves, without anybody's judgement: `u` from random pairs,
// `m` and the share of duplicates by expectation maximisation over the candidates (Winkler 1988,
// "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model of Record Linkage").
// The constants are the same for all records; the same table gives the same model.
#pragma once

#include "core/match/candidates.hpp"
#include "core/match/model.hpp"

namespace zhuli::match {

/// Looks at no more than kLearnedRows rows, evenly spread.
Model learn(const Table& table, Pairing pairing);

inline constexpr RowNo kLearnedRows = 8'000;

}  // namespace zhuli::match
