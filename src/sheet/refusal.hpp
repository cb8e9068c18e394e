// One spelling for refusing a file: a Problem whose code is `sheet.<what>`.
#pragma once

#include <string_view>
#include <utility>

#include "core/problem.hpp"

namespace zhuli::sheet {

inline Problem refuse(std::string_view code, Params params = {}) {
    return Problem::of(Status::invalid, code, std::move(params));
}

inline Problem refuse_too_large(std::string_view code, Params params = {}) {
    return Problem::of(Status::too_large, code, std::move(params));
}

}  // namespace zhuli::sheet
