// Statements of the public form beyond what storage/save writes: its one row, private links, how
// much came in lately, and the order a number names.
#pragma once

#include <optional>

#include "features/intake/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::intake {

using storage::Tx;

std::optional<Form> stored_form(Tx& tx);

void keep_link(Tx& tx, std::string_view hash, Id intake, Instant now);
std::optional<Id> linked(Tx& tx, std::string_view hash);
std::optional<Intake> intake_of(Tx& tx, Id ticket);
/// Of the same phone since then, the latest first, at most ten.
std::vector<Intake> latest_of(Tx& tx, const Phone& phone, Instant since);
/// Counted up to `limit`.
std::int64_t count_since(Tx& tx, Instant since, std::int64_t limit);

struct NamedOrder {
    Id id, customer_id;
};
BOOST_DESCRIBE_STRUCT(NamedOrder, (), (id, customer_id))
std::optional<NamedOrder> order_named(Tx& tx, std::string_view number);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::intake
