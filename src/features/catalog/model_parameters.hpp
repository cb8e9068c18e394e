// When people mean the same by the name or the value of a parameter. Pure comparing of texts.
#pragma once

#include "features/catalog/model.hpp"

namespace zhuli::catalog {

/// Two names people mean the same by: width, case, spaces, punctuation and traditional characters
/// do not count.
bool is_same_name(std::string_view a, std::string_view b);

/// Equal for values people mean the same by; 1.5 is not 15.
std::string value_key(std::string_view value);

/// "12 mm" of a parameter.
std::string shown(const Parameter& parameter);

}  // namespace zhuli::catalog
