// Texts of approvals in every language.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::approvals {

std::span<const Message> messages();

}  // namespace zhuli::approvals
