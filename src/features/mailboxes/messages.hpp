// What mailboxes say to people and customers.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::mailboxes {

std::span<const Message> messages();

}  // namespace zhuli::mailboxes
