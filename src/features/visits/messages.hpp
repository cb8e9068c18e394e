// The texts of check-ins, in three languages.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::visits {

std::span<const Message> messages();

}  // namespace zhuli::visits
