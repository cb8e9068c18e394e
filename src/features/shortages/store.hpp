// Statements and the table of shortages: what waits, by product, for whom, and what else there is.
#pragma once

#include "features/shortages/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::shortages {

using storage::Tx;

/// Products that wait, after `after`; `owners` is a set of ids, "[]" for everybody's orders.
/// Without what stock knows.
std::vector<Shortage> shortages(Tx& tx, const std::string& owners, Id after, int limit);
std::optional<Shortage> shortage_of(Tx& tx, const std::string& owners, Id product);
/// Lines that wait for a product, in the order in which they are served, without what follows.
std::vector<WaitingLine> waiting_lines(Tx& tx, Id product, int limit);
std::vector<Choice> choices_of(Tx& tx, Id product, int limit);
/// Other products of the product's line that are on the shelf and free.
std::vector<StandIn> of_same_line(Tx& tx, Id product, int limit);
/// What a warehouse holds of a product, in the order in which it is lost.
std::vector<Held> held_in(Tx& tx, Id product, Id warehouse);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::shortages
