// The statements of contracts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "features/contracts/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::contracts {

using storage::Tx;

/// Nobody else changes it until the unit ends.
void lock_contract(Tx& tx, Id id);
/// What was ordered and paid under each of these contracts; none for one without orders.
std::vector<Progress> progress_of(Tx& tx, std::span<const Id> contracts);
std::vector<OrderUnder> orders_in(Tx& tx, std::span<const Id> ids);
std::vector<QuoteUnder> quotes_in(Tx& tx, std::span<const Id> ids);

/// Of one customer, the newest first.
struct Papers {
    Id id;
    Text<30> number;
    Text<60> paper_no;
    std::vector<Id> order_ids;
};
BOOST_DESCRIBE_STRUCT(Papers, (), (id, number, paper_no, order_ids))
std::vector<Papers> papers_of(Tx& tx, Id customer);
/// The contract that follows this one.
std::optional<Neighbour> following(Tx& tx, Id contract);
std::vector<Id> open_owned(Tx& tx, Id owner, int limit);

/// A running contract as the clock looks at it.
struct Watched {
    Id id;
    Text<30> number;
    Text<120> title;
    Id customer_id;
    Id owner_id;
    Date remind_on;
    Date until_on;
};
BOOST_DESCRIBE_STRUCT(Watched, (), (id, number, title, customer_id, owner_id, remind_on, until_on))
/// To be reminded of by `today` and not over yet; a page behind `last`.
std::vector<Watched> expiring(Tx& tx, Date today, const Watched& last, int limit);
/// Over before `today`.
std::vector<Watched> run_out(Tx& tx, Date today, int limit);

std::span<const storage::Sql* const> statements();
std::span<const storage::Migration> migrations();
std::span<const storage::Check> checks();

}  // namespace zhuli::contracts
