// What people call the options of a customer's members in the cells of a file: stage, tier, kind.
// Our own words in every language are among them, so that an exported file is understood.
#pragma once

#include <optional>
#include <string_view>

namespace zhuli::imports {

/// The option's own name for what a cell says: "潜在客户" → "lead". Nothing: nobody calls one so.
std::optional<std::string_view> option_called(std::string_view member, std::string_view words);
/// How a cell is refused that names none: "imports.not_a_tier". Empty: the member has no options.
std::string_view refusal_of_option(std::string_view member);

}  // namespace zhuli::imports
