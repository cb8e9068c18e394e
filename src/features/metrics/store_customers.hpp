// Statements over the rollups of customers.
#pragma once

#include <span>

#include "features/metrics/model_customers.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::metrics {

using storage::Tx;

void add_customer_cell(Tx& tx, const CustomerCell& cell);
/// All sums of `from` become part of those of `to`.
void move_customer_sums(Tx& tx, Id from, Id to);
void delete_customer_sums(Tx& tx, Id customer);
/// Days on which nothing is left.
void delete_empty_days(Tx& tx, Id customer);
/// By day, and what is due in a cell without a day.
std::vector<CustomerCell> cells_of(Tx& tx, Id customer);
std::vector<MonthSum> months_of(Tx& tx, Id customer, Date from);
CustomerTotal total_of(Tx& tx, Id customer);
/// Days with an order, newest first.
std::vector<Date> order_days_of(Tx& tx, Id customer, std::size_t limit);
/// Of those customers that belong to one of `owners` (null: whoever), sales since `from` and due.
std::vector<CustomerSum> sums_of(Tx& tx, const std::vector<Id>& customers, Date from,
                                 const std::vector<Id>* owners);

std::span<const storage::Sql* const> customer_statements();
/// Invariants for the doctor.
std::span<const storage::Check> checks();

}  // namespace zhuli::metrics
