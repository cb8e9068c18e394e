// Who may import: a file changes many records at once, so it is a permission of its own.
#pragma once

#include <span>

#include "core/permission.hpp"

namespace zhuli::imports {

std::span<const Permission> permissions();

}  // namespace zhuli::imports
