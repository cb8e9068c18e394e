// How a flaw is mended, as pure functions: what would become of the customer, and what of it goes
// back when the fix is taken back. Whether a customer may become so is for customers to say.
#pragma once

#include "features/cleanup/rules_find.hpp"

namespace zhuli::cleanup {

inline constexpr std::string_view kNoSuchFix = "cleanup.no_such_fix";

/// Why the question cannot be answered at all; `place` is where its flaws stand.
Result<> check(FixKind kind, const Text<500>& reason, std::string_view place, std::size_t flaws);

/// What the flaw itself suggests; nothing if it takes a person.
std::optional<customers::Customer> suggested(const customers::Customer& before, FlawCode code);
/// The customer mended; nothing if this kind does not fit the flaw.
std::optional<customers::Customer> mended(const customers::Customer& before, FlawCode code,
                                          FixKind kind, const Text<500>& reason);
/// The member that the fix of a flaw changes for people to see.
std::string_view field_of(FlawCode code, FixKind kind);

/// Members that differ, for the journal.
std::vector<FixedField> fixed_fields(const customers::Customer& before,
                                     const customers::Customer& after);
/// `now` with what the fix changed put back where nobody changed it since; the others are `kept`,
/// and so is what could no longer go back to where it came from.
customers::Customer put_back(const customers::Customer& now, std::span<const FixedField> fields,
                             std::vector<std::string>& kept);

}  // namespace zhuli::cleanup
