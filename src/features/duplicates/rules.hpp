// What is true of duplicates, without I/O: who may do what, how sure a score is, when to look
// again, what may be merged, and what undoing gives back. How two customers become one is in
// rules_blend.hpp.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/duplicates/model_inputs.hpp"

namespace zhuli::duplicates {

inline constexpr std::size_t kLosersLimit = 10;
inline constexpr std::int64_t kMovedLimit = 10'000;  // records of one merge: its unit stays short
inline constexpr std::int64_t kOpenCounted = 1000;
inline constexpr std::size_t kPairsLimit = 100'000;  // what one scan keeps, the likeliest

std::span<const Permission> permissions();
Workflow<PairState, Pair> workflow();
/// Both owners must be in scope.
bool covers(const Ctx& ctx, std::string_view permission, const Pair& pair);
std::vector<std::string> actions_for(const Ctx& ctx, const Pair& pair);

/// Of a score of log odds × 100 that is more likely than not.
PairLevel level_of(std::int64_t score, bool automatic);
inline constexpr std::int64_t kLikelyScore = 300;  // log 20 × 100

/// Whether people should look at what the matcher suspects: not two companies of other names whose
/// contacts happen to be namesakes, as long as they share no number.
bool is_worth_a_look(std::span<const PairReason> reasons);

enum class Scan : std::uint8_t { none, changed, full };
inline constexpr int kNightHour = 2, kMorningHour = 6;
inline constexpr std::int64_t kLargeOrganisation = 50'000;  // customers
/// Everybody once a night, and at once if never; in between whoever changed. A large organisation
/// is looked at in the night only: reading all of it takes a while and memory.
Scan due_scan(const ScanStatus& status, Date today, int hour, bool large);

/// Before anything is read.
Result<> check(const MergeQuestion& question);
/// Why the two may not become one, as a message key; empty: they may.
std::string_view refusal_of(const customers::Customer& winner, const customers::Customer& loser,
                            std::int64_t moved_count);
/// Why a merge cannot be taken back now; empty: it can.
std::string_view undo_refusal_of(const Merge& merge, const customers::Customer& winner,
                                 const customers::Customer& loser);

/// The value of a member once a merge is taken back, as JSON: what it was before if nobody changed
/// it since; of a list what the merge added is taken out. Nothing: it was changed and stays.
std::optional<std::string> value_after_undo(const MergedField& field, const std::string& now);

}  // namespace zhuli::duplicates
