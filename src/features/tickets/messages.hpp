// What tickets say to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::tickets {

std::span<const Message> messages();
std::span<const Message> labels();

}  // namespace zhuli::tickets
