// What is true of key accounts, without I/O: who may do what, what is refused on a map, in a plan
// and in a group, and where the cover of an account is thin.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/customers/model.hpp"
#include "features/key_accounts/model_inputs.hpp"

namespace zhuli::key_accounts {

inline constexpr std::size_t kPeopleLimit = 60;
inline constexpr std::size_t kMilestonesLimit = 60;
inline constexpr int kDeepestGroup = 5;  // levels, the top one counted
inline constexpr int kContactDays = 60;  // talked to since then: a thread
inline constexpr int kThreads = 2;       // fewer make an account hang on one person
inline constexpr int kSilentDays = 30;   // for who decides
inline constexpr int kStrongInfluence = 4;
inline constexpr int kChampionInfluence = 3;

std::span<const Permission> permissions();

/// 409 when it is archived, merged or invalid.
Result<> check_open(const customers::Customer& customer);
/// Every problem at once; `map` is the map as it is, the person itself included or not.
Result<> check(const KeyPerson& person, std::span<const KeyPerson> map, Date today);
Result<> check_room(std::size_t taken, std::size_t limit, std::string_view code);

/// `above` are the parents of the new parent, the nearest first; `below` is how many levels hang
/// under the customer itself.
Result<> check_parent(Id customer, Id parent, std::span<const Id> above, int below);

/// The gravest first.
std::vector<Risk> risks_of(std::span<const KeyPerson> people, Date today);

std::string event_body(std::string_view words);

}  // namespace zhuli::key_accounts
