// Knowledge's own statements: what is said of a product, the versions of a script, how often it was
// used, whose end is near. Rows are written by storage/save.
#pragma once

#include <span>

#include "features/knowledge/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::knowledge {

using storage::Check;
using storage::Tx;

inline constexpr int kCitationsShown = 100;
inline constexpr int kSegmentsShown = 300;
inline constexpr int kAboutLimit = 500;  // cards of one product, of one line, of everything

/// Cards that are not archived about exactly this: a product, or a line, or neither. Newest first.
std::vector<Card> cards_about(Tx& tx, Id product, Id line);
/// All after-sales policies that are not archived, newest first.
std::vector<Card> policy_cards(Tx& tx);
/// Approved scripts about exactly this, most used first.
std::vector<Script> scripts_about(Tx& tx, Id product, Id line, int limit);

/// What rests on a case and is said or drafted.
std::vector<Citation> citations_of(Tx& tx, Id one);

/// Industries of customers, each once.
std::vector<std::string> segments(Tx& tx);
/// Whether a customer is of exactly this industry.
bool has_segment(Tx& tx, std::string_view words);

/// Nobody else changes versions of this script until the unit ends.
void lock_script(Tx& tx, Id root);
/// The latest first.
std::vector<Script> versions_of(Tx& tx, Id root);
/// Counts for all versions. False: there is nothing of this person's since `since` to take back.
void count_use(Tx& tx, const Script& script, Id user, Instant at);
bool take_use_back(Tx& tx, Id root, Id user, Instant since);

/// Whose owner is to be told by `today`; told by forgetting the day.
std::vector<Id> cards_to_remind(Tx& tx, Date today, int limit);
std::vector<Id> scripts_to_remind(Tx& tx, Date today, int limit);
void forget_card_reminder(Tx& tx, Id card);
void forget_script_reminder(Tx& tx, Id script);

std::span<const storage::Sql* const> statements();
std::span<const Check> checks();

}  // namespace zhuli::knowledge
