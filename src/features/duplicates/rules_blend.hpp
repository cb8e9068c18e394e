// How two customers become one, member by member: who wins, and why. Nobody's number is lost: a
// main contact that does not stay the main one becomes a further contact. What the system gives
// (code, source, external number, owner) is the winner's.
#pragma once

#include <map>
#include <span>

#include "features/duplicates/model_inputs.hpp"

namespace zhuli::duplicates {

using customers::Customer;

/// A member that takes part, in the order a person reads them.
struct BlendedField {
    std::string_view name;
    bool can_pick = true;
};
std::span<const BlendedField> blended_fields();
bool can_pick(std::string_view field);

/// What became of a member.
struct Won {
    Id from_id;  // none: of both
    WonBy by = WonBy::same;
};

struct Blend {
    Customer result;
    std::map<std::string_view, Won> won;
};

/// `picks` of other customers than these two are left alone: then the winner's value stays.
Blend blend(const Customer& winner, const Customer& loser, std::span<const Pick> picks);

/// The members in which they differ, with both values as JSON.
std::vector<MergedField> differences(const Customer& before, const Customer& after);
/// Sets a member from JSON.
void set_member(Customer& customer, const std::string& field, const std::string& json);
std::string member_json(const Customer& customer, const std::string& field);

}  // namespace zhuli::duplicates
