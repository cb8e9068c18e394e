#include "http/caller_cache.hpp"

#include "core/zones.hpp"

namespace zhuli::http {

std::shared_ptr<const Caller> CallerCache::remembered(const std::string& key, Instant now) {
    const std::lock_guard lock(mutex_);
    if (const auto count = changes_(); count != seen_changes_) {
        entries_.clear();
        seen_changes_ = count;
    }
    const auto entry = entries_.find(key);
    if (entry == entries_.end()) return nullptr;
    const auto age_ms = now.v - entry->second.found_at.v;
    return age_ms >= 0 && age_ms < kCallerMs ? entry->second.caller : nullptr;
}

std::optional<Caller> CallerCache::find(std::string_view token, bool by_cookie, Instant now) {
    std::string key(1, by_cookie ? 'c' : 'b');
    key += token;
    const auto before = changes_();
    if (const auto known = remembered(key, now)) {
        Caller caller = *known;
        caller.ctx.now = now;
        caller.ctx.today = business_date(zone_of(caller.ctx.org.timezone), now);
        return caller;
    }
    auto found = find_(token, by_cookie, now);
    if (!found) return std::nullopt;
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= kCallerLimit) entries_.clear();
    // Whatever changed while we looked may not be in what we found.
    if (before == seen_changes_ && before == changes_())
        entries_[key] = {std::make_shared<const Caller>(*found), now};
    return found;
}

}  // namespace zhuli::http
