// What key accounts say to people: refusals, labels, words for timelines.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::key_accounts {

std::span<const Message> messages();

}  // namespace zhuli::key_accounts
