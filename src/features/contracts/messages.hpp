// The texts of contracts, in three languages.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::contracts {

std::span<const Message> messages();

}  // namespace zhuli::contracts
