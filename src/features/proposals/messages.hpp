// What proposals say to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::proposals {

std::span<const Message> messages();

}  // namespace zhuli::proposals
