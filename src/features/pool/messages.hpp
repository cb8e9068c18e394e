// The texts of the public pool, in three languages.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::pool {

std::span<const Message> messages();

}  // namespace zhuli::pool
