// What duplicates says to people: refusals and labels.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::duplicates {

std::span<const Message> messages();

}  // namespace zhuli::duplicates
