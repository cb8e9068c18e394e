#include "http/open_limits.hpp"

namespace zhuli::http {

bool OpenLimits::admit(const std::string& address, Instant now) {
    const std::lock_guard lock(mutex_);
    const std::int64_t minute = now.v / kMinuteMs;
    if (minute != minute_) asked_.clear();
    minute_ = minute;
    if (asked_.size() >= kOpenAddresses && !asked_.contains(address)) return false;
    return ++asked_[address] <= kOpenPerMinute;
}

}  // namespace zhuli::http
