// Every text the server says to people, in three languages, by key. Each capability brings a table
// of its own; core brings the general ones. A missing language is a failing test, not a fallback.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/ctx.hpp"
#include "core/problem.hpp"

namespace zhuli {

struct Message {
    std::string_view key;               // "orders.not_enough_stock"
    std::string_view zh_cn, zh_tw, en;  // parameters as {name}
};

class Catalog {
 public:
    Catalog();  // with core's own messages
    void add(std::span<const Message> messages);
    /// The text with parameters put in; the key itself if nobody wrote one.
    std::string text(Locale locale, std::string_view key, const Params& params = {}) const;
    const Message* find(std::string_view key) const;
    const std::vector<const Message*>& all() const { return all_; }

 private:
    std::unordered_map<std::string_view, const Message*> by_key_;
    std::vector<const Message*> all_;
};

/// The problem+json body (RFC 9457) of a refusal, in the user's language.
std::string problem_json(const Problem& problem, const Catalog& catalog, Locale locale,
                         std::string_view reference);

}  // namespace zhuli
