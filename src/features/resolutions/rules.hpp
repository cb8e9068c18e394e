// What is true of resolutions, without I/O: who may do what, which state follows which, what a
// letter may not say and what it must say before it is sent, and what a voucher is worth when.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/problems.hpp"
#include "core/workflow.hpp"
#include "features/resolutions/model_inputs.hpp"

namespace zhuli::resolutions {

inline constexpr std::size_t kReplacementsLimit = 20;
inline constexpr std::int64_t kQuantityLimit = 1'000'000;  // of a line, as orders have it
inline constexpr int kMostLinkDays = 90;
inline constexpr int kUsualVoucherDays = 180;
inline constexpr int kMostVoucherDays = 730;
inline constexpr int kCostDays = 366;  // that a report of costs covers if nobody says otherwise
inline constexpr int kMostCostDays = 1100;

std::span<const Permission> permissions();
Workflow<ResolutionState, Resolution> workflow();
bool is_open(ResolutionState state);

/// Its state, or "expired": sent, and its link is over.
std::string_view standing(const Resolution& letter, Instant now);
/// There is something to read on the private page.
bool shows_letter(std::string_view standing);
/// 409 resolutions.<standing> unless it waits for an answer.
Result<> check_waiting(std::string_view standing);

/// Everything a draft may not say, at once. What belongs to another compensation is left out.
Result<> check(const ResolutionDraft& draft);
void leave_out_the_rest(ResolutionDraft& draft);
/// What replacements are worth; nothing when it leaves the range of money.
std::optional<Money> worth_of(std::span<const Replacement> lines);
/// Every part of the letter is there.
Result<> check_complete(const ResolutionDraft& draft);
Result<> check(const Sending& sending);
Result<> check_words(bool accepted, std::string_view words);

/// "open", "used", or "expired".
std::string_view standing(const Voucher& voucher, Date today);

/// The letter as the written record of 处理.
std::string record_words(const Resolution& letter);
/// What the customer said, as it is written on the ticket.
std::string answer_note(const Resolution& letter);
/// A yes that could not be booked.
std::string blocked_note(const Resolution& letter, std::string_view words);

Result<> check_period(const CostQuestion& question);

/// {number, amount_minor, words, reason}.
std::string event_body(const Resolution& letter, std::string_view words = {},
                       std::string_view reason = {});
std::string event_body(const Voucher& voucher, std::string_view words = {});

}  // namespace zhuli::resolutions
