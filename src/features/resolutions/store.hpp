// Statements of resolutions beyond what storage/save writes: the letters of a complaint, their
// links, vouchers of a customer, and what complaints cost.
#pragma once

#include <optional>

#include "features/resolutions/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::resolutions {

using storage::Tx;

inline constexpr int kLettersShown = 50;  // of one ticket; and vouchers of one customer

/// Newest first.
std::vector<Resolution> letters_of(Tx& tx, Id ticket);
/// Nobody else changes it until the unit ends.
std::optional<Resolution> hold(Tx& tx, Id letter);
std::optional<Voucher> hold_voucher(Tx& tx, Id voucher);
std::vector<Voucher> vouchers_of(Tx& tx, Id customer);

/// The one link of a letter; the one before opens nothing any more.
void replace_link(Tx& tx, std::string_view hash, Id letter, Instant now);
void drop_link(Tx& tx, Id letter);
std::optional<Id> linked(Tx& tx, std::string_view hash);

/// Of what was booked in these days, by month, cause and compensation.
std::vector<Cost> costs(Tx& tx, Date from, Date to);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::resolutions
