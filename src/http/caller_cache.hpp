// Remembers for a moment who bears a token, so that a request does not look up session, person,
// roles and team anew. An entry is good while nothing that decides access has changed in this
// process, and for at most kCallerMs, within which a change made by another process (a second
// server, the command line) takes effect. Only callers that were found are remembered.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/dispatch.hpp"

namespace zhuli::http {

inline constexpr std::int64_t kCallerMs = 1000;
inline constexpr std::size_t kCallerLimit = 10'000;

class CallerCache {
 public:
    using Find =
        std::function<std::optional<Caller>(std::string_view token, bool by_cookie, Instant now)>;
    /// `changes` counts what decides access: a new count empties the cache.
    CallerCache(Find find, std::function<std::uint64_t()> changes)
        : find_(std::move(find)), changes_(std::move(changes)) {}

    std::optional<Caller> find(std::string_view token, bool by_cookie, Instant now);

 private:
    struct Entry {
        std::shared_ptr<const Caller> caller;
        Instant found_at;
    };
    std::shared_ptr<const Caller> remembered(const std::string& key, Instant now);

    const Find find_;
    const std::function<std::uint64_t()> changes_;
    std::mutex mutex_;
    std::uint64_t seen_changes_ = 0;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace zhuli::http
