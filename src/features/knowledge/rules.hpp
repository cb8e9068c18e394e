// What is true of knowledge, without I/O: who may do what, which members a kind of card has, how
// far something may be relied upon today, which plain words and which policy apply to a product,
// and the workflow of scripts.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/cases/model_inputs.hpp"
#include "features/catalog/model.hpp"
#include "features/knowledge/model_scripts.hpp"

namespace zhuli::knowledge {

inline constexpr int kSoonDays = 14;  // before its end a card is marked, and its owner told
inline constexpr int kReturnDaysLimit = 365;
inline constexpr int kWarrantyMonthsLimit = 240;
inline constexpr int kStepsLimit = 20;
inline constexpr std::size_t kComparisonsLimit = 40;
inline constexpr int kSearchLimit = 50;
inline constexpr std::int64_t kUndoMs = 10 * 60'000;  // a use may be taken back

std::span<const Permission> permissions();

/// Of something that is true up to and including `valid_until`, on the organisation's day `today`.
Validity validity_of(Date valid_until, Date today);
/// The first of the card's days, its comparisons' among them; none: without end.
Date expires_on(const Card& card);
/// When the owner is told of that end; none: there is no end.
Date remind_on(Date end);

/// Whether the kind has what it needs and nothing of another kind; days are not in the past unless
/// they stood there before. Every problem at once. `before`: null for a new card.
Result<> check(const Card& card, const Card* before, Date today);
Result<> check(const Script& script, const Script* before, Date today);

/// What stands for the card where there is room for one line.
std::string headline(const Card& card);

/// IP6* of IP67: width, case and spaces do not count, * is anything; an empty pattern fits all.
bool fits(std::string_view pattern, std::string_view value);
/// Whether the card is for customers of this industry in particular: the one names the other.
bool is_for(const Card& card, std::string_view industry);
/// Marks what is for them and puts it first, then what is for everybody, then what is for others.
void put_fitting_first(std::vector<CardView>& cards, std::string_view industry);
/// Of the cards about a product: the plain word of a parameter; the product's before the line's
/// before everybody's, then the one that says more of the value, then what has not expired.
const Card* plain_word_for(std::span<const Card> cards, const catalog::Parameter& parameter,
                           Date today);
/// The after-sales policy that applies: the product's before the line's before everybody's, then
/// what has not expired, then the newest. An expired one of the product stands before another of
/// its line: a promise is marked, never silently replaced.
const Card* policy_for(std::span<const Card> cards, Date today);
/// The same out of cards about other products and lines as well.
const Card* policy_for(std::span<const Card> cards, const catalog::Product& product, Date today);

/// How a case that is cited stands: nobody should rely on one that was taken out of the library.
Cited cited(const cases::CaseItem& one);

Workflow<ScriptState, Script> workflow();
/// What the caller may do with this version now.
std::vector<std::string> actions_for(const Ctx& ctx, const Script& script);

}  // namespace zhuli::knowledge
