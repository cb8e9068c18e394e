// Statements over the rollup. People in scope are given as a list; none (null) means everyone.
#pragma once

#include <span>

#include "features/metrics/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::metrics {

using storage::Tx;

struct Period {
    Date from, to;
};

/// Adds the sums of `cell` to what is kept at `key`.
void add_cell(Tx& tx, const RollupKey& key, const RollupCell& cell);
Totals totals(Tx& tx, Period period, const std::vector<Id>* people);
std::vector<Slice> by_day(Tx& tx, Period period, const std::vector<Id>* people);
std::vector<Slice> by_person(Tx& tx, Period period, const std::vector<Id>* people);
std::vector<Slice> by_line(Tx& tx, Period period, const std::vector<Id>* people);

std::span<const storage::Sql* const> statements();

}  // namespace zhuli::metrics
