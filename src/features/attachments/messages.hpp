// The texts of attachments, in three languages.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::attachments {

std::span<const Message> messages();

}  // namespace zhuli::attachments
