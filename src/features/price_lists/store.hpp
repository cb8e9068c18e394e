// The price lists' own statements and tables. Rows are written by storage/save; lines with them.
#pragma once

#include <span>

#include "features/price_lists/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::price_lists {

using storage::Check;
using storage::Tx;

void lock_list(Tx& tx, Id list);
std::vector<PriceLine> lines_of(Tx& tx, Id list);
void replace_lines(Tx& tx, const PriceList& list);
/// Lines of these products in every list that is for the customer and runs on the day.
std::vector<Candidate> candidates_for(Tx& tx, Id customer, Date day, std::span<const Id> products);

std::span<const storage::Sql* const> statements();
std::span<const Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::price_lists
