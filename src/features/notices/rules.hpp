// What is true of notices, without I/O: who reads them and how their texts are made.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/messages.hpp"
#include "core/permission.hpp"
#include "features/notices/model.hpp"

namespace zhuli::notices {

std::span<const Permission> permissions();

/// The notice in words; {due} is its due time in `zone`, the date only on another day than `now`.
std::string text_of(const Notice& notice, const Catalog& texts, Locale locale, const TimeZone& zone,
                    Instant now);

}  // namespace zhuli::notices
