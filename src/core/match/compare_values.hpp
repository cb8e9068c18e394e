// How far two different phones, e-mails, identifiers, dates or numbers agree, each in the one form
// words.hpp gives it. Symmetric.
#pragma once

#include <string_view>

#include "core/match/record.hpp"

namespace zhuli::match {

Level compare_values(Kind kind, std::string_view a, std::string_view b);

}  // namespace zhuli::match
