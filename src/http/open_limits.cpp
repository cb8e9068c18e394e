#include "http/open_limits.hpp"

#include "http/proxies.hpp"

namespace zhuli::http {

bool OpenLimits::admit(const std::string& address, Instant now, int weight) {
    const std::string counted = counted_as(address);
    const std::lock_guard lock(mutex_);
    const std::int64_t minute = now.v / kMinuteMs;
    if (minute != minute_) asked_.clear();
    minute_ = minute;
    if (asked_.size() >= kOpenAddresses && !asked_.contains(counted)) return false;
    return (asked_[counted] += weight) <= kOpenPerMinute;
}

}  // namespace zhuli::http
