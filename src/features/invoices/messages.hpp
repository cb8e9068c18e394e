// What invoices say to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::invoices {

std::span<const Message> messages();

}  // namespace zhuli::invoices
