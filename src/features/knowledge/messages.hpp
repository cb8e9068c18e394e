// What knowledge says to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::knowledge {

std::span<const Message> messages();

}  // namespace zhuli::knowledge
