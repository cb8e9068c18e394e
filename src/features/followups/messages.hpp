// What follow-ups says to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::followups {

std::span<const Message> messages();

}  // namespace zhuli::followups
