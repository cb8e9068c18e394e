// What is true of quotes, without I/O: who may do what, which state follows which, what a draft and
// what a sent one refuses, how prices go down step by step, and what events tell.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/problems.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/proposals/model.hpp"
#include "features/quotes/model_inputs.hpp"

namespace zhuli::quotes {

inline constexpr std::size_t kLinesLimit = 200;
inline constexpr std::int64_t kQuantityLimit = 1'000'000;
inline constexpr std::size_t kStepsLimit = 50;  // of a line
inline constexpr int kUsualDays = 15;           // that one is valid if nobody says otherwise
inline constexpr int kFurthestDays = 366;
inline constexpr std::int64_t kTakeBackMs = kDayMs;

std::span<const Permission> permissions();
Workflow<QuoteState, QuoteHead> workflow();
/// What it is today: a sent one whose last day is over has expired, whether or not the clock's job
/// has written that down.
QuoteState standing(const QuoteHead& quote, Date today);
/// What the caller may do now.
std::vector<std::string> actions_for(const Ctx& ctx, const QuoteHead& quote);
/// Into `state`, and open or not with it.
void enter(QuoteHead& quote, QuoteState state);

/// What a draft may not say; `before` is the last day that was already agreed on.
Problems problems_of(const QuoteDraft& draft, Date before, Date today);
/// Everything that is still missing, by its place; `gone` are products that are no longer sold.
Result<> check_complete(const Quote& quote, std::span<const Id> gone, Date today);
Result<> check(const Sending& sending);
Result<> check(const Decline& decline);
/// Only who sent it takes it back, within a day.
Result<> check_take_back(const Ctx& ctx, const QuoteHead& quote);
/// What a customer answers on the page: by somebody, in words unless it is a yes, to what is shown.
Result<> check(const OpenAnswer& answer, const QuoteHead& quote, Date today);

QuoteDraft draft_of(const Quote& quote);
/// The goods of a proposal at its prices.
std::vector<NewLine> lines_of(const proposals::Proposal& proposal);
/// The next version to go on from.
Quote revision_of(const Quote& before, int revision_no, Id author, Date today);
orders::NewOrder order_of(const Quote& quote);
/// What a document says of itself when policies judge it.
approvals::Facts facts_of(const Quote& quote);

// The ladder (rules_ladder.cpp).

/// What the customer was told last of these goods; nothing: they were not offered yet.
std::optional<UnitPrice> told_price(const QuoteLine& line);
/// The steps of the lines before go on with the lines of the same goods, one for one.
void keep_steps(std::span<const QuoteLine> before, std::span<QuoteLine> after);
/// The customer is told the prices as they are: a price other than the one told last is a step.
void climb(Quote& quote, Id by, Instant now);
/// What was added is taken off again: the version was never read.
void climb_down(Quote& quote);
/// Steps that do not get smaller, prices below the floor.
std::vector<orders::Warning> warnings_of(const Quote& quote);
/// What `after` has otherwise than `before`, line by line and term by term.
Differences differences_between(const Quote& before, const Quote& after);

/// {number, words, amount_minor, owner_id, revision_no, due_on, channel, reason, order_number}.
std::string event_body(const Quote& quote, std::string_view order_number = {});

}  // namespace zhuli::quotes
