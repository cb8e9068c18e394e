// Problems collected by a check, and what becomes of them: all are told at once, or nothing is
// wrong.
#pragma once

#include <utility>
#include <vector>

#include "core/result.hpp"

namespace zhuli {

using Problems = std::vector<FieldProblem>;

inline Result<> refused_if_any(Problems problems) {
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

}  // namespace zhuli
