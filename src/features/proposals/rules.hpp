// What is true of proposals, without I/O: who may do what, which state follows which, what a draft
// and what a sent one refuses, what a new version begins with, and what events tell.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/problems.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/inquiries/model_needs.hpp"
#include "features/proposals/model_inputs.hpp"

namespace zhuli::proposals {

inline constexpr std::size_t kLinesLimit = 50;
inline constexpr std::size_t kEvidenceLimit = 10;  // of a line
inline constexpr std::int64_t kQuantityLimit = 1'000'000;
inline constexpr int kUsualDays = 30;  // that one is valid if nobody says otherwise
inline constexpr int kFurthestDays = 366;
inline constexpr std::int64_t kTakeBackMs = kDayMs;

std::span<const Permission> permissions();
Workflow<ProposalState, ProposalHead> workflow();
/// What it is today: a sent one whose last day is over has expired, whether or not the clock's job
/// has written that down.
ProposalState standing(const ProposalHead& proposal, Date today);
/// What the caller may do now.
std::vector<std::string> actions_for(const Ctx& ctx, const ProposalHead& proposal);
/// Into `state`, and open or not with it.
void enter(ProposalHead& proposal, ProposalState state);

/// What a draft may not say; `before` is the last day that was already agreed on.
Problems problems_of(const ProposalDraft& draft, Date before, Date today);
/// Everything that is still missing, by its place; `gone` are products that are no longer sold.
Result<> check_complete(const Proposal& proposal, std::span<const Id> gone, Date today);
Result<> check(const Sending& sending);
Result<> check(const Decline& decline);
/// Only who sent it takes it back, within a day.
Result<> check_take_back(const Ctx& ctx, const ProposalHead& proposal);

ProposalDraft draft_of(const Proposal& proposal);
/// A line for each open question, answered or not; else one for the customer's words.
std::vector<NewLine> lines_of(const inquiries::Need& need);
/// The need to begin with: the newest confirmed one, else the newest draft; null: none.
const inquiries::Need* choose_need(std::span<const inquiries::Need* const> newest_first);
/// The next version to go on from.
Proposal revision_of(const Proposal& before, int revision_no, Id author, Date today);
/// The lines that are goods, as an order wants them; `places`: which line of the proposal each is.
std::vector<orders::NewLine> goods_of(const Proposal& proposal, std::vector<std::size_t>& places);
/// Problems of an order's lines, told at the proposal's.
void put_in_place(std::vector<FieldProblem>& problems, std::span<const std::size_t> places);

/// {number, words, amount_minor, owner_id, revision_no, due_on, channel, reason, order_number}.
std::string event_body(const Proposal& proposal, std::string_view order_number = {});

}  // namespace zhuli::proposals
