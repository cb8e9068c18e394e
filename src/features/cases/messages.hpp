// What the case library says to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::cases {

std::span<const Message> messages();

}  // namespace zhuli::cases
