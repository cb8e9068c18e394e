// How often one address (of IPv6 one /64) may ask what needs nobody signed in: so many requests in
// a minute. Forgets minute by minute; knows no route and no clock.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/value/instant.hpp"

namespace zhuli::http {

inline constexpr int kOpenPerMinute = 120;
inline constexpr int kMakingWeight = 12;
inline constexpr std::size_t kOpenAddresses = 100'000;  // more at once: none is let in

class OpenLimits {
 public:
    /// Counts a request of `address` as so many; false: it has asked too often in this minute.
    bool admit(const std::string& address, Instant now, int weight = 1);

 private:
    std::mutex mutex_;
    std::int64_t minute_ = 0;
    std::unordered_map<std::string, int> asked_;
};

}  // namespace zhuli::http
