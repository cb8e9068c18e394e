// What the retro says to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::retros {

std::span<const Message> messages();

}  // namespace zhuli::retros
