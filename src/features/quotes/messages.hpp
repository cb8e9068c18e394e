// What quotes say to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::quotes {

std::span<const Message> messages();

}  // namespace zhuli::quotes
